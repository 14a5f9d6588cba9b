import type { Pool } from 'pg';
import { type LogSigner, makeCheckpoint, type SignedCheckpoint } from './checkpoints.js';
import { tellWitness, type WitnessAddress, WitnessError } from './tellWitness.js';

/** Signs the log again and again, and hands what it signed to others. */
export interface CheckpointKeeper {
  /** Says how large the log is; makes a checkpoint where it has grown enough. */
  grown(size: number): void;
  /** Makes one now. Resolves once every witness has answered. */
  make(): Promise<SignedCheckpoint>;
  close(): Promise<void>;
}

export interface KeeperOptions {
  readonly pool: Pool;
  readonly signer: LogSigner;
  readonly clock: () => Date;
  /** Who is told now: subgraphs come and go. */
  readonly witnesses: () => readonly WitnessAddress[];
  readonly fetch: typeof fetch;
  /** Keeps the last note outside the database. */
  readonly keep: (note: string) => Promise<void>;
  /** Told where no checkpoint could be made or handed on; the next one is tried all the same. */
  readonly onFault: (error: unknown) => void;
  readonly everyMs?: number;
  readonly everyEntries?: number;
}

const usualEveryMs = 60_000;
const usualEveryEntries = 1000;
const witnessMs = 5000;

/** Makes a checkpoint every minute and every thousand entries, where anything was added since. */
export function startCheckpointKeeper(options: KeeperOptions): CheckpointKeeper {
  const { everyMs = usualEveryMs, everyEntries = usualEveryEntries, onFault } = options;
  const told = new Map<string, Told>();
  let last = 0;
  let making: Promise<SignedCheckpoint> | undefined;
  const once = async () => {
    const signed = await makeCheckpoint(options.pool, options.signer, options.clock());
    last = signed.checkpoint.size;
    await options.keep(signed.note);
    await Promise.all(options.witnesses().map((witness) => tell(options, told, witness, signed)));
    return signed;
  };
  const make = () => {
    making ??= once().finally(() => {
      making = undefined;
    });
    return making;
  };
  const tryMake = () => void make().catch(onFault);
  const timer = setInterval(tryMake, everyMs);
  timer.unref();
  return {
    grown: (size) => {
      if (size - last >= everyEntries && !making) tryMake();
    },
    make,
    close: async () => {
      clearInterval(timer);
      await making?.catch(() => {});
    },
  };
}

/** What is known of a witness: the size it holds, and what kept it from taking the last checkpoint. */
interface Told {
  readonly size: number;
  readonly fault?: string;
}

async function tell(
  { pool, fetch, onFault }: KeeperOptions,
  told: Map<string, Told>,
  witness: WitnessAddress,
  signed: SignedCheckpoint,
): Promise<void> {
  const { size, fault } = told.get(witness.name) ?? { size: 0 };
  if (size === signed.checkpoint.size) return;
  try {
    const means = { pool, fetch, timeoutMs: witnessMs };
    told.set(witness.name, { size: await tellWitness(means, witness, signed, size) });
  } catch (error) {
    const found = error instanceof WitnessError ? error.reason : String(error);
    told.set(witness.name, { size, fault: found });
    // A service that is down or keeps no checkpoints would say so every minute.
    if (found !== fault) onFault(error);
  }
}
