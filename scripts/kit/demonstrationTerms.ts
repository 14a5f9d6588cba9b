import type { Agreement } from '../../schema/agreements/agreement.js';
import { loadAgreements } from '../../schema/agreements/loadAgreements.js';

/** DEMONSTRATION: an agreement of each sector about all its datasets, from those that ship. */
export function demonstrationTerms(): readonly Agreement[] {
  const bySector = new Map<string, Agreement>();
  for (const { agreement } of loadAgreements()) {
    const [all = ''] = agreement.datasets;
    if (agreement.id.endsWith('.evidence-2026') && all.endsWith('.*')) bySector.set(all, agreement);
  }
  return [...bySector.values()];
}
