import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { codeOf, messageOf } from '../systemError.js';

/** How long to go on trying while the database does not answer. */
export interface ConnectOptions {
  readonly deadlineMs?: number;
}

const defaultDeadlineMs = 15_000;
const retryMs = 100;

// Not there yet, starting up, or all connections taken: worth another try. Anything else is an answer.
const passingCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EAI_AGAIN', '57P03', '53300']);

/**
 * Connects, does the work and disconnects. @throws ConcordatError DATABASE_OUT_OF_REACH
 */
export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
  options: ConnectOptions = {},
): Promise<T> {
  const client = await connect(url, options.deadlineMs ?? defaultDeadlineMs);
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

async function connect(url: string, deadlineMs: number): Promise<pg.Client> {
  const until = performance.now() + deadlineMs;
  for (;;) {
    const remainingMs = Math.max(1, Math.ceil(until - performance.now()));
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: remainingMs });
    // A connection lost between two statements is told by the next one; without a listener it would end us.
    client.on('error', () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      if (!isPassing(error) || performance.now() + retryMs >= until) throw outOfReach(url, error);
    }
    await pause(retryMs);
  }
}

function isPassing(error: unknown): boolean {
  return passingCodes.has(codeOf(error) ?? '');
}

function outOfReach(text: string, cause: unknown): ConcordatError {
  const url = new URL(text);
  return new ConcordatError('DATABASE_OUT_OF_REACH', {
    expected: `a PostgreSQL at ${url.host} that lets ${url.username} into ${url.pathname.slice(1)}`,
    found: messageOf(cause),
    remedy: 'check that it runs, that host and port are right, and that the password is.',
    cause,
  });
}
