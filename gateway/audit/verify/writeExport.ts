import type { Pool } from 'pg';
import { type Verifier, verifierText } from '../../../schema/protocol/merkle/checkpoint.js';
import { readEntries } from '../log/readEntries.js';
import type { ExportLine } from './exportLines.js';

export interface ExportOptions {
  readonly pool: Pool;
  readonly verifier: Verifier;
  /** How many entries. */
  readonly size: number;
  /** Whether entries come with what they say, or with their leaves alone. */
  readonly withParts: boolean;
}

/** The log as lines of JSON, checkpoints in their places: all that anybody needs to verify it. */
export async function* exportLines({
  pool,
  verifier,
  size,
  withParts,
}: ExportOptions): AsyncGenerator<string> {
  const { rows } = await pool.query<{ size: string; note: string }>(
    'SELECT size, note FROM audit_checkpoint WHERE size <= $1 ORDER BY size',
    [size],
  );
  const notes = new Map(rows.map((row) => [Number(row.size), row.note]));
  yield lineOf({ log: verifierText(verifier), v: 1 });
  const note = (at: number) => {
    const found = notes.get(at);
    notes.delete(at);
    return found === undefined ? [] : [lineOf({ checkpoint: found })];
  };
  yield* note(0);
  for await (const { position, leaf, content } of readEntries(pool, { from: 0, to: size })) {
    yield lineOf({ position, leaf, ...(withParts && content) });
    yield* note(position + 1);
  }
  // Whatever signs for entries that are no longer there must not be lost with them.
  for (const [size] of notes) yield* note(size);
}

const lineOf = (line: ExportLine): string => JSON.stringify(line);
