import type { KeyObject } from 'node:crypto';
import type { Pool } from 'pg';
import {
  type Checkpoint,
  signCheckpoint,
  type Verifier,
} from '../../../schema/protocol/merkle/checkpoint.js';
import { Frontier } from '../merkle/frontier.js';

/** A checkpoint and the signed note that says it. */
export interface SignedCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly note: string;
}

/** Who signs for a log. */
export interface LogSigner {
  readonly verifier: Verifier;
  readonly key: KeyObject;
}

/** Signs the tree as it is and keeps the note: one for each size, whatever process asks. */
export async function makeCheckpoint(pool: Pool, signer: LogSigner, at: Date): Promise<SignedCheckpoint> {
  const { rows } = await pool.query<{ size: string; frontier: Buffer }>(
    'SELECT size, frontier FROM audit_batch ORDER BY size DESC LIMIT 1',
  );
  const frontier = new Frontier(Number(rows[0]?.size ?? 0), rows[0]?.frontier);
  const signed = signFrontier(frontier, signer);
  await pool.query(
    'INSERT INTO audit_checkpoint (size, note, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [frontier.size, signed.note, at],
  );
  return signed;
}

/** Signs a tree. */
export function signFrontier(frontier: Frontier, { verifier, key }: LogSigner): SignedCheckpoint {
  const checkpoint = { origin: verifier.name, size: frontier.size, root: frontier.root() };
  return { checkpoint, note: signCheckpoint(checkpoint, key) };
}

/** The last note; undefined while there is none. */
export async function latestNote(pool: Pool): Promise<string | undefined> {
  const { rows } = await pool.query<{ note: string }>(
    'SELECT note FROM audit_checkpoint ORDER BY size DESC LIMIT 1',
  );
  return rows[0]?.note;
}
