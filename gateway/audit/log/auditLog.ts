import type { Pool, PoolClient } from 'pg';
import { HubError } from '../../errors.js';
import type { AuditEntry } from './entry.js';
import { GroupCommit } from './groupCommit.js';
import { periodKeys } from './periodKeys.js';
import { type PreparedEntry, prepareEntry } from './preparedEntry.js';
import { writeBatch } from './writeBatch.js';

/** Where everything is recorded that partners and the public must be able to see afterwards. */
export interface AuditLog {
  /**
   * Resolves with the entry's position once it is durable.
   * @throws HubError AUDIT_UNAVAILABLE; then nothing may be done that needed the entry
   */
  append(entry: AuditEntry): Promise<number>;
  /** Resolves once everything under way is written. */
  close(): Promise<void>;
}

/** What those need of the log who record something before it takes effect. */
export type Recorder = Pick<AuditLog, 'append'>;

export interface AuditLogOptions {
  /** Of the role that may add and read, with {@link auditPoolSettings}. */
  readonly pool: Pool;
  readonly clock: () => Date;
  /** Told how large the log is, after each group. */
  readonly onGrown?: (size: number) => void;
  /** Entries that may wait; more are refused. */
  readonly waiting?: number;
}

/** How long an entry may take: longer, and the question is answered with a refusal. */
const timeoutMs = 3000;

/** Settings of the connections: nothing waits for ever, and a commit means what it says. */
export const auditPoolSettings = {
  max: 2,
  connectionTimeoutMillis: timeoutMs,
  query_timeout: timeoutMs + 500,
  statement_timeout: timeoutMs,
  idle_in_transaction_session_timeout: timeoutMs,
  options: '-c synchronous_commit=on',
} as const;

const usualWaiting = 10_000;
/** Written at once: so few that hashing them keeps nobody waiting long. */
const together = 256;

/** The log over its database. Replicas share one tree: a lock in the database puts their groups in a row. */
export function startAuditLog(options: AuditLogOptions): AuditLog {
  const { pool, clock, waiting = usualWaiting, onGrown = () => {} } = options;
  const keys = periodKeys(pool);
  const write = async (entries: readonly PreparedEntry[]) => {
    const first = await withConnection(pool, (client) => writeBatch(client, entries, clock));
    onGrown(first + entries.length);
    return first;
  };
  const queue = new GroupCommit(write, { waiting, together });
  return {
    append: async (entry) => {
      try {
        const key = keys.current(clock());
        const prepared = prepareEntry(entry, key instanceof Promise ? await key : key);
        return await queue.add(prepared);
      } catch (error) {
        throw error instanceof TypeError ? error : unavailable(error);
      }
    },
    close: () => queue.settled(),
  };
}

/** A connection that failed is not used again: its transaction may still be open. */
async function withConnection<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  // What ends a connection in the middle of its work is told by the statement; without a listener it would end us.
  const ignore = () => {};
  client.on('error', ignore);
  try {
    const result = await work(client);
    client.off('error', ignore);
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

const unavailable = (cause: unknown): HubError =>
  Object.assign(
    new HubError(
      'AUDIT_UNAVAILABLE',
      'The use could not be recorded, so nothing was asked and nothing is answered. Try again later.',
    ),
    { cause },
  );
