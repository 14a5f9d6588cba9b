import type { Pool } from 'pg';
import { type LogSigner, makeCheckpoint, type SignedCheckpoint } from './checkpoints.js';
import { tellWitness, type WitnessAddress } from './tellWitness.js';

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
  const held = new Map<string, number>();
  let last = 0;
  let making: Promise<SignedCheckpoint> | undefined;
  const once = async () => {
    const signed = await makeCheckpoint(options.pool, options.signer, options.clock());
    last = signed.checkpoint.size;
    await options.keep(signed.note);
    await Promise.all(options.witnesses().map((witness) => tell(options, held, witness, signed)));
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

async function tell(
  { pool, fetch, onFault }: KeeperOptions,
  held: Map<string, number>,
  witness: WitnessAddress,
  signed: SignedCheckpoint,
): Promise<void> {
  const known = held.get(witness.name) ?? 0;
  if (known === signed.checkpoint.size) return;
  try {
    held.set(witness.name, await tellWitness({ pool, fetch, timeoutMs: witnessMs }, witness, signed, known));
  } catch (error) {
    onFault(error);
  }
}
