import { z } from 'zod';
import { ConcordatError } from '../../../schema/protocol/errors.js';
import {
  type Checkpoint,
  openCheckpoint,
  type Verifier,
} from '../../../schema/protocol/merkle/checkpoint.js';
import { witnessBody } from '../../../schema/protocol/merkle/witnessRequest.js';
import { startWitness } from '../witness/witness.js';
import { type AskOptions, askUses } from './askUses.js';

/** A checkpoint that was taken, and the one that was held until then. */
export interface TakenCheckpoint {
  readonly note: string;
  readonly checkpoint: Checkpoint;
  /** Undefined where none was held. */
  readonly before: Checkpoint | undefined;
}

const noteSchema = z.object({ checkpoint: z.string() });
const proofSchema = z.object({ consistency: z.array(z.string()) });
const query = 'query ($from: Int!, $to: Int!) { consistency(from: $from, to: $to) }';

/**
 * Witnesses the hub's log without a port of one's own: fetches the newest checkpoint, and keeps it where it follows from
 * the one that is held. What doesn't follow is kept beside it, as `<file>.refused`: with the other it proves two histories.
 * @throws ConcordatError AUDIT_REFUTED, HUB_OUT_OF_REACH
 */
export async function takeCheckpoint(
  asking: AskOptions,
  { file, verifier }: { readonly file: string; readonly verifier: Verifier },
): Promise<TakenCheckpoint> {
  const witness = startWitness({ file, verifier });
  const held = await witness.held();
  const before = held === undefined ? undefined : openCheckpoint(held, verifier);
  if (held !== undefined && before === undefined)
    throw refuted(`${file} to hold a checkpoint that ${verifier.name} signed`, 'something else');
  const { checkpoint: note } = noteSchema.parse(await askUses(asking, '{ checkpoint }'));
  const checkpoint = openCheckpoint(note, verifier);
  if (!checkpoint)
    throw refuted(`a checkpoint that ${verifier.name} signed`, 'one that it did not sign, or none');
  const old = before?.size ?? 0;
  const proof = old === 0 || checkpoint.size < old ? [] : await proofOf(asking, old, checkpoint.size);
  const { status } = await witness.add(witnessBody({ old, proof, note }));
  if (status === 200) return { note, checkpoint, before };
  throw refuted(
    `a log that begins with the ${old} entries of the checkpoint in ${file}`,
    `another history, of ${checkpoint.size} entries: its checkpoint is in ${file}.refused`,
  );
}

async function proofOf(asking: AskOptions, from: number, to: number): Promise<readonly string[]> {
  return proofSchema.parse(await askUses(asking, query, { from, to })).consistency;
}

const refuted = (expected: string, found: string): ConcordatError =>
  new ConcordatError('AUDIT_REFUTED', {
    expected,
    found,
    remedy: 'Keep the files as they are, and ask other partners for the checkpoints they hold.',
  });
