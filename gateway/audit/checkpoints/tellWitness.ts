import type { Pool } from 'pg';
import { witnessBody } from '../../../schema/protocol/merkle/witnessRequest.js';
import type { SignedCheckpoint } from './checkpoints.js';
import { proveConsistency } from './proofs.js';

/** Somebody who keeps the last checkpoint, and refuses one that doesn't follow from it. */
export interface WitnessAddress {
  readonly name: string;
  readonly url: string;
}

/** A witness that did not take a checkpoint. */
export class WitnessError extends Error {
  override readonly name = 'WitnessError';

  constructor(
    readonly witness: string,
    /** `FORKED` where it holds another history than this; `UNREACHABLE` where it gave no answer. */
    readonly reason: 'FORKED' | 'UNREACHABLE',
    detail: string,
  ) {
    super(`The witness ${witness} did not take the checkpoint: ${detail}.`);
  }
}

export interface TellMeans {
  readonly pool: Pool;
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
}

const conflict = 409;

/**
 * Hands a checkpoint to a witness, with the proof that it follows from the one it holds.
 * @returns the size that it holds now
 * @throws WitnessError
 */
export async function tellWitness(
  means: TellMeans,
  { name, url }: WitnessAddress,
  { checkpoint, note }: SignedCheckpoint,
  known: number,
): Promise<number> {
  const { size } = checkpoint;
  const send = async (old: number) => {
    const body = witnessBody({ old, proof: await proveConsistency(means.pool, old, size), note });
    const signal = AbortSignal.timeout(means.timeoutMs);
    return means.fetch(url, { method: 'POST', body, signal, headers: { 'content-type': 'text/plain' } });
  };
  const attempt = (old: number) =>
    send(old).catch((error: unknown): never => {
      throw new WitnessError(name, 'UNREACHABLE', String(error));
    });
  let answer = await attempt(Math.min(known, size));
  if (answer.status === conflict) {
    const held = Number(await answer.text());
    if (held > size)
      throw new WitnessError(name, 'FORKED', `it holds one of ${held} entries, this has ${size}`);
    answer = await attempt(held);
  }
  if (answer.ok) return size;
  const forked = answer.status === conflict || answer.status === 422;
  throw new WitnessError(name, forked ? 'FORKED' : 'UNREACHABLE', `status ${answer.status}`);
}
