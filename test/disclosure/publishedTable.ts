import { publishedRows } from '../demonstration/publishedRows.js';
import { OwnerSystem } from './oracle/ownerSystem.js';
import type { SeenCell } from './oracle/seenCell.js';
import { means } from './shippedWorld.js';

/** How a count is shown; null hides it. */
export type Mechanism = (count: number) => number | null;

export const thresholdOnly: Mechanism = (count) => (count < 10 ? null : count);
export const tenFiveOnly: Mechanism = (count) => (count < 10 ? null : Math.round(count / 5) * 5);

export interface PublishedTable {
  readonly system: OwnerSystem;
  /** Every cell of exploitation by age by sex, shown by the mechanism. */
  readonly cells: readonly SeenCell[];
  /** The true count of each, in the same order. */
  readonly truths: readonly number[];
}

const table = 'COUNTRY_QUARTER_EXPLOITATION_AGE_SEX';

/**
 * What a force would show of one quarter under a mechanism, made from the Home Office's published leaves: real counts,
 * so that attacks on it have known answers.
 */
export function publishedTable(
  { force, area, quarter }: { readonly force: string; readonly area: string; readonly quarter: string },
  mechanism: Mechanism,
): PublishedTable {
  const rows = Object.entries(publishedRows(force)).map(([key, count]) => ({ parts: key.split(' '), count }));
  const own = rows.filter(({ parts }) => parts[0] === quarter);
  const envelope = { dataset: 'referralsMade', periods: [quarter], leaves: [area] };
  const places = gridOf(quarter);
  const truths = places.map(({ codes }) =>
    own.reduce((sum, { parts, count }) => (isCounted(parts, codes) ? sum + count : sum), 0),
  );
  const cells = places.map((place, at) => {
    const value = mechanism(truths[at] ?? 0);
    return { ...place, value, status: value === null ? 'WITHHELD' : 'RELEASED' };
  });
  return { system: new OwnerSystem(means, [envelope]), cells, truths };
}

function gridOf(quarter: string) {
  const [exploitations = [], ages = [], sexes = []] = ['exploitation', 'age', 'sex'].map(
    (name) => means.catalogue.dimension(name).codes,
  );
  const about = { owner: 'a force', dataset: 'referralsMade', table, area: 'E92000001', period: quarter };
  return exploitations.flatMap((exploitation) =>
    ages.flatMap((age) => sexes.map((sex) => ({ ...about, codes: { exploitation, age, sex } }))),
  );
}

function isCounted([, exploitation = '', age, sex]: readonly string[], codes: SeenCell['codes']): boolean {
  const types = exploitation === '' ? [] : exploitation.split('+');
  const asked = codes['exploitation'] ?? '';
  const own = types.length === 0 ? 'NOT_SPECIFIED' : types.length === 1 ? types[0] : 'MULTIPLE';
  const isOfType = asked === 'ALL' || asked === own || types.some((type) => asked === `ANY_${type}`);
  return isOfType && [age, 'ALL'].includes(codes['age']) && [sex, 'ALL'].includes(codes['sex']);
}
