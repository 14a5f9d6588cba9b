import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ConcordatError } from '../../schema/protocol/errors.js';
import type { Binaries } from './binaries.js';
import { freePort } from './freePort.js';
import type { Place } from './place.js';
import { readPostmaster, stopServer } from './postmaster.js';
import { serverEnvironment } from './serverUser.js';
import { waitFor } from './waitFor.js';

/** A PostgreSQL server that runs as our child. */
export interface Server {
  readonly port: number;
  /** Settles when the server has ended, with whether we asked for it. */
  readonly ended: Promise<{ readonly wasAsked: boolean }>;
  stop(): Promise<void>;
}

// Recovery after a crash of a large database is allowed to take a while.
const readyDeadlineMs = 60_000;
const portAttempts = 5;

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  // No replica listens to an embedded server, so its log needs only what recovery needs.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '2GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
} as const;

/**
 * Starts PostgreSQL on prepared data at a free port of 127.0.0.1 and waits until it answers.
 * @throws ConcordatError DATABASE_NOT_STARTED
 */
export async function startServer(binaries: Binaries, place: Place): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const child = await launch(binaries, place, port);
    if (await isReady(child, place)) return ownServer(child, port);
    const log = await readFile(logOf(place), 'utf8').catch(() => '');
    // Between choosing the port and listening on it somebody else may have taken it.
    if (attempt >= portAttempts || !log.includes('could not bind')) throw await notStarted(child, place, log);
  }
}

async function launch({ postgres }: Binaries, place: Place, port: number): Promise<ChildProcess> {
  const log = await open(logOf(place), 'w', 0o600);
  const flags = Object.entries({ ...settings, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  try {
    const child = spawn(postgres, ['-D', place.data, ...flags], {
      uid: place.user.uid,
      gid: place.user.gid,
      cwd: place.folder,
      env: serverEnvironment,
      // Out of the terminal's group: on Ctrl-C the database must outlive those who still write to it.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    child.on('error', () => {});
    child.unref();
    return child;
  } finally {
    await log.close();
  }
}

async function isReady(child: ChildProcess, { data }: Place): Promise<boolean> {
  let isUp = false;
  const ask = async () => {
    const postmaster = await readPostmaster(data);
    isUp = postmaster?.pid === child.pid && postmaster?.isReady === true;
    return isUp || hasEnded(child);
  };
  await waitFor(ask, { deadlineMs: readyDeadlineMs });
  return isUp;
}

function ownServer(child: ChildProcess, port: number): Server {
  let wasAsked = false;
  const ended = new Promise<{ wasAsked: boolean }>((resolve) => {
    if (hasEnded(child)) resolve({ wasAsked });
    child.on('exit', () => resolve({ wasAsked }));
  });
  // Should this process end without stopping what it owns, the database at least is told.
  const lastResort = () => child.kill('SIGINT');
  process.once('exit', lastResort);
  return {
    port,
    ended,
    stop: async () => {
      wasAsked = true;
      if (child.pid !== undefined && !hasEnded(child)) await stopServer(child.pid);
      process.off('exit', lastResort);
    },
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

async function notStarted(child: ChildProcess, place: Place, log: string): Promise<ConcordatError> {
  if (child.pid !== undefined && !hasEnded(child)) await stopServer(child.pid);
  const lastLines = log.trim().split('\n').slice(-3).join(' / ');
  return new ConcordatError('DATABASE_NOT_STARTED', {
    expected: `PostgreSQL to be ready within ${readyDeadlineMs / 1000} s on ${place.data}`,
    found: lastLines === '' ? 'no answer and nothing in its log' : lastLines,
    remedy: `read ${logOf(place)}; or set CONCORDAT_DATABASE_URL to a PostgreSQL of your own.`,
  });
}

function logOf(place: Place): string {
  return path.join(place.folder, 'postgres.log');
}
