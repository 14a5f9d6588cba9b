import { z } from 'zod';
import { type EntryOfUse, type UseRow, useRows } from '../../../schema/protocol/audit/useRows.js';
import { ConcordatError } from '../../../schema/protocol/errors.js';
import { readLeaf } from '../../../schema/protocol/merkle/auditLeaf.js';
import { openCheckpoint, type Verifier } from '../../../schema/protocol/merkle/checkpoint.js';
import {
  faultOfEntry,
  type ProvenEntry,
  provenEntrySchema,
} from '../../../schema/protocol/merkle/provenEntry.js';
import { type AskOptions, askUses } from './askUses.js';
import type { UsesWanted } from './uses.js';

/** Uses that the partner added up itself, from entries that it proved one by one. */
export interface ProvenUses {
  readonly rows: readonly UseRow[];
  readonly entries: readonly ProvenEntry[];
  /** Entries whose content was erased: that they were there is proven, what they said is gone. */
  readonly erased: number;
}

const page = 500;
const entriesSchema = z.array(
  provenEntrySchema.omit({ disclosed: true, checkpoint: true }).extend({ disclosed: z.string().nullable() }),
);
const query = `query ($size: Int!, $since: String, $after: Int!, $first: Int!) {
  entries(size: $size, since: $since, after: $after, first: $first) { position leaf disclosed proof } }`;

/**
 * Fetches every entry that concerns the partner, proves each against the checkpoint it holds, and adds up what they say.
 * @throws ConcordatError AUDIT_REFUTED where an entry doesn't stand in the log of that checkpoint
 */
export async function provenUses(
  asking: AskOptions,
  { note, verifier }: { readonly note: string; readonly verifier: Verifier },
  { of, since }: UsesWanted,
): Promise<ProvenUses> {
  const size = openCheckpoint(note, verifier)?.size ?? 0;
  const entries: ProvenEntry[] = [];
  for (let after = -1; ; after = entries.at(-1)?.position ?? after) {
    const found = entriesSchema.parse(
      (await askUses(asking, query, { size, since, after, first: page }))['entries'],
    );
    entries.push(...found.map((entry) => proven({ ...entry, checkpoint: note }, verifier)));
    if (found.length < page) break;
  }
  const rows = await useRows(entries.flatMap(entryOfUse), { partner: asking.partner, dataset: of, since });
  return { rows, entries, erased: entries.filter(({ disclosed }) => disclosed === null).length };
}

function proven(
  { disclosed, ...entry }: Omit<ProvenEntry, 'disclosed'> & { readonly disclosed: string | null },
  verifier: Verifier,
): ProvenEntry {
  const read = provenEntrySchema.safeParse({ ...entry, disclosed: disclosed && JSON.parse(disclosed) });
  const fault = read.success ? faultOfEntry(read.data, verifier) : 'something that is no entry';
  if (read.success && fault === undefined) return read.data;
  throw new ConcordatError('AUDIT_REFUTED', {
    expected: `entry ${entry.position} to stand in the log ${verifier.name} of the checkpoint that is held`,
    found: fault ?? 'another',
    remedy: 'Keep the checkpoint as it is, and show it to other partners and to whoever runs the hub.',
  });
}

function entryOfUse({ leaf, disclosed }: ProvenEntry): readonly EntryOfUse[] {
  const at = readLeaf(leaf)?.at;
  if (at === undefined || disclosed === null) return [];
  const parts = Object.entries(disclosed.parts).map(([name, { value }]) => [name, value]);
  return [{ at, parts: Object.fromEntries(parts) }];
}
