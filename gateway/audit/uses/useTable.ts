import { type UseFilter, type UseRow, useRows } from '../../../schema/protocol/audit/useRows.js';
import { readLeaf } from '../../../schema/protocol/merkle/auditLeaf.js';
import type { StoredEntry } from '../log/readEntries.js';

/** Adds up what the log's entries disclosed; those that are erased say nothing any more. */
export const useTable = (
  entries: AsyncIterable<StoredEntry>,
  filter: UseFilter,
): Promise<readonly UseRow[]> => useRows(saying(entries), filter);

async function* saying(entries: AsyncIterable<StoredEntry>) {
  for await (const { leaf, content } of entries)
    yield { at: readLeaf(leaf)?.at ?? '', parts: content?.parts ?? {} };
}
