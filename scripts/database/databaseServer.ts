import path from 'node:path';
import { ConcordatError } from '../../schema/protocol/errors.js';
import type { Binaries } from './binaries.js';
import { findBinaries } from './binaries.js';
import { withClient } from './connect.js';
import { adminRole, prepareDataFolder, sealDataFolder } from './dataFolder.js';
import { findPlace, type Place } from './place.js';
import { stopOrphan } from './postmaster.js';
import type { Secrets } from './secrets.js';
import { type Server, startServer } from './server.js';

/** A PostgreSQL we may make databases and roles on, ours or somebody else's. */
export interface DatabaseServer {
  readonly kind: 'embedded' | 'outside';
  /** Whether its first set-up is still to be done, or was broken off. Never known of an outside server. */
  readonly isNew: boolean;
  /** URL of the administrator; other databases and roles differ in path and credentials. */
  readonly adminUrl: string;
  /** Ends the first set-up: from here on every commit waits for the disk. Does nothing a second time. */
  seal(): Promise<void>;
  /** Rejects, for an embedded server, when it ended without being asked: ConcordatError DATABASE_DIED. */
  readonly died: Promise<never>;
  stop(): Promise<void>;
}

/** A home's embedded server. */
export interface EmbeddedOptions {
  readonly home: string;
  readonly secrets: Secrets;
  readonly say: (line: string) => void;
  /** Leaves the waiting for the disk off for good: only for data a test throws away. */
  readonly isThrowaway?: boolean;
}

/**
 * Starts the embedded server of a home; the caller holds the home's lock.
 * @throws ConcordatError of classes home and database
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<DatabaseServer> {
  const place = await findPlace(options);
  const binaries = await findBinaries({ folder: place.folder, user: place.user, say: options.say });
  if (await stopOrphan(place.data)) options.say('Stopped the database a killed hub had left running.');
  const isNew = await prepareDataFolder(place, binaries, options.secrets);
  const server = await startServer(binaries, place);
  const adminUrl = urlOf(server.port, options.secrets.admin);
  if (isNew) await setDurability(adminUrl, 'off');
  return describeServer({ options, place, binaries, server, isNew, adminUrl });
}

/** An outside server: it is there already, is never sealed and never stopped by us. */
export function useOutside(adminUrl: string): DatabaseServer {
  const nothing = async () => {};
  return {
    kind: 'outside',
    isNew: false,
    adminUrl,
    seal: nothing,
    died: new Promise(() => {}),
    stop: nothing,
  };
}

/** The administrator's URL of an embedded server. The server speaks no TLS, whatever PGSSLMODE says. */
export function urlOf(port: number, password: string): string {
  return `postgresql://${adminRole}:${password}@127.0.0.1:${port}/postgres?sslmode=disable`;
}

interface Started {
  readonly options: EmbeddedOptions;
  readonly place: Place;
  readonly binaries: Binaries;
  readonly server: Server;
  readonly isNew: boolean;
  readonly adminUrl: string;
}

function describeServer({ options, place, binaries, server, isNew, adminUrl }: Started): DatabaseServer {
  let isSealed = !isNew || options.isThrowaway === true;
  return {
    kind: 'embedded',
    isNew,
    adminUrl,
    died: diedOf(server, place),
    seal: async () => {
      if (isSealed) return;
      await setDurability(adminUrl, 'on');
      await sealDataFolder(place, binaries, options.secrets);
      isSealed = true;
    },
    stop: () => server.stop(),
  };
}

function diedOf(server: Server, place: Place): Promise<never> {
  const died = server.ended.then(({ wasAsked }) => {
    if (wasAsked) return new Promise<never>(() => {});
    throw new ConcordatError('DATABASE_DIED', {
      expected: 'the database to run until the hub stops',
      found: 'it ended on its own',
      remedy: `read ${path.join(place.folder, 'postgres.log')}, then start again; it recovers by itself.`,
    });
  });
  // Whoever holds the server may not be listening yet.
  died.catch(() => {});
  return died;
}

/**
 * During the first set-up nothing waits for the disk: a crash then costs a fresh start and no data, and
 * making fifty databases takes one second instead of six. Turned on again as PostgreSQL's manual says
 * (19.5, `fsync`): settings first, then a checkpoint, then `initdb --sync-only` by the caller.
 */
export async function setDurability(adminUrl: string, state: 'on' | 'off'): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query(`ALTER SYSTEM SET fsync = ${state}`);
    await client.query(`ALTER SYSTEM SET full_page_writes = ${state}`);
    await client.query(`ALTER SYSTEM SET synchronous_commit = ${state}`);
    await client.query('SELECT pg_reload_conf()');
    if (state === 'on') await client.query('CHECKPOINT');
  });
}
