import type { Fact } from '../tidy/tidyRow.js';

/** A fact as one text. */
export function factText(fact: Fact): string {
  if (fact === null) return '';
  if (typeof fact === 'boolean') return fact ? 'yes' : 'no';
  if (typeof fact === 'number') return fact.toLocaleString('en-GB', { maximumFractionDigits: 4 });
  return typeof fact === 'string' ? fact : fact.join(' | ');
}
