import type { Catalogue, Table } from '../../../schema/datasets/dataset.js';
import { severalYearsOf } from '../../../schema/datasets/severalYears.js';
import { ConcordatError } from '../../../schema/protocol/errors.js';
import type { Register } from '../register/register.js';
import { findReleaseTimes } from '../register/servedSeries.js';
import type { DatasetQuestion } from './answerDataset.js';

interface Means {
  readonly catalogue: Catalogue;
  readonly register: Register;
}

/**
 * Several years are counted as one where the release was built, over its whole years: any others would have to be
 * added from rounded counts.
 * @throws ConcordatError PERIOD_NOT_IN_TABLE where no release has the several years asked for
 */
export async function requireSeveralYears(
  { catalogue, register }: Means,
  { dataset, period, table }: Omit<DatasetQuestion, 'table'> & { readonly table: Table },
): Promise<void> {
  if (period.kind !== 'YEARS') return;
  const times = await findReleaseTimes(register, dataset.name);
  const several = times.flatMap((time) => severalYearsOf({ catalogue, dataset, table }, time) ?? []);
  if (times.length === 0 || several.includes(period.text)) return;
  throw new ConcordatError('PERIOD_NOT_IN_TABLE', {
    what: `Table ${table.name} doesn't count these years as one.`,
    expected: [...new Set(several)].sort().join(' or ') || 'single years: no release holds two whole ones',
    found: period.text,
    remedy: 'Ask for one of these, or for the single years as a range, such as 2019..2023.',
  });
}
