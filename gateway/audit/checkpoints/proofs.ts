import type { Pool } from 'pg';
import { consistencySpans, inclusionSpans, type Span } from '../merkle/spans.js';
import { spanRoot } from '../merkle/storedNodes.js';

/** Hashes, base64, lowest first. */
export type ProofText = readonly string[];

/** That an entry stands in the tree of this size. @throws RangeError where there is no such entry */
export const proveInclusion = (pool: Pool, index: number, size: number): Promise<ProofText> =>
  rootsOf(pool, inclusionSpans(size, index));

/**
 * That the tree of the earlier size is the start of the later one; empty for the tree without entries, of which nothing
 * need be shown. @throws RangeError where the earlier one is larger
 */
export const proveConsistency = async (pool: Pool, earlier: number, size: number): Promise<ProofText> =>
  earlier === 0 ? [] : rootsOf(pool, consistencySpans(size, earlier));

async function rootsOf(pool: Pool, spans: readonly Span[]): Promise<ProofText> {
  const hashes: string[] = [];
  for (const span of spans) hashes.push(Buffer.from(await spanRoot(pool, span)).toString('base64'));
  return hashes;
}
