import { commit } from '../../../schema/protocol/merkle/entryCommitment.js';
import type { AuditEntry } from './entry.js';
import { entryParts, partnersOf } from './entryParts.js';
import { checkImpersonal } from './impersonal.js';
import type { PeriodKey } from './periodKeys.js';
import { randomBytesPooled, seal } from './seal.js';

/** An entry ready to be written: only its time and its place are not known yet. */
export interface PreparedEntry {
  readonly kind: string;
  readonly commitment: string;
  readonly sealed: Buffer;
  readonly period: string;
  readonly partners: readonly string[];
}

const saltBytes = 32;

/** Commits to an entry and seals it. @throws TypeError where it holds what could be somebody's words */
export function prepareEntry(entry: AuditEntry, { key, keyed, period }: PeriodKey): PreparedEntry {
  const parts = entryParts(entry, keyed);
  checkImpersonal(parts);
  const salt = randomBytesPooled(saltBytes).toString('hex');
  return {
    kind: entry.kind,
    commitment: commit(parts, salt),
    sealed: seal({ parts, salt }, key),
    period,
    partners: partnersOf(entry),
  };
}
