import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ReleaseDocument } from '../../schema/protocol/release.js';
import type { Atom } from '../../subgraphs/kit/release/atom.js';
import { decisionsIn, home, releaseDecisions, toldAtPush } from './protectRows.js';

const firstYear = { referralsFrom: '2023-01-01', referralsTo: '2023-12-31', eventsTo: '2023-12-31' };
const bothYears = { referralsFrom: '2023-01-01', referralsTo: '2024-12-31', eventsTo: '2024-12-31' };

/** SYNTHETIC. */
const atom = (period: string, kind: string, outcome: string, age: string, count: number): Atom => ({
  area: home,
  period,
  codes: { kind: `${kind}_GROUNDS`, outcome, age },
  count,
});
const before = [
  atom('2023-Q1', 'CONCLUSIVE', 'NEGATIVE', 'UNKNOWN', 13),
  atom('2023-Q1', 'CONCLUSIVE', 'NEGATIVE', 'ADULT', 7),
  atom('2023-Q1', 'CONCLUSIVE', 'NEGATIVE', 'CHILD', 14),
  atom('2023-Q1', 'CONCLUSIVE', 'POSITIVE', 'ADULT', 11),
  atom('2023-Q1', 'REASONABLE', 'POSITIVE', 'ADULT', 8),
  atom('2023-Q4', 'REASONABLE', 'NEGATIVE', 'ADULT', 13),
];
const since = [
  atom('2024-Q1', 'REASONABLE', 'POSITIVE', 'CHILD', 9),
  atom('2024-Q1', 'REASONABLE', 'POSITIVE', 'ADULT', 8),
  atom('2024-Q1', 'REASONABLE', 'POSITIVE', 'UNKNOWN', 21),
  atom('2024-Q1', 'REASONABLE', 'NEGATIVE', 'UNKNOWN', 14),
  atom('2024-Q1', 'CONCLUSIVE', 'POSITIVE', 'ADULT', 10),
];

/** Values of what is shown, by table and place. */
const shownIn = ({ tables }: ReleaseDocument): ReadonlyMap<string, number | null> =>
  new Map(
    tables.flatMap(({ name, cells }) =>
      cells.flatMap(({ status, area, period, dimensions, value }) =>
        status === 'RELEASED' ? [[JSON.stringify([name, area, period, dimensions]), value]] : [],
      ),
    ),
  );

test('a vintage built without the one before can tell what that one withheld; built after it, it tells nothing', () => {
  const first = releaseDecisions(before, firstYear);
  const blind = releaseDecisions([...before, ...since], bothYears);
  const after = releaseDecisions([...before, ...since], bothYears, { earlier: [first] });
  expect(toldAtPush(blind, [first])).not.toEqual([]);
  expect(toldAtPush(after, [first])).toEqual([]);
});

test('whatever the rows, a vintage shows again what the one before showed, and together they tell nothing', () => {
  fc.assert(
    fc.property(decisionsIn(['2023-Q1', '2023-Q4']), decisionsIn(['2024-Q1']), (old, later) => {
      const first = releaseDecisions(old, firstYear);
      const next = releaseDecisions([...old, ...later], bothYears, { earlier: [first] });
      expect(toldAtPush(next, [first])).toEqual([]);
      expect(Object.fromEntries(shownIn(next))).toMatchObject(Object.fromEntries(shownIn(first)));
    }),
    { numRuns: 3 },
  );
});

test('rows that were revised are shown as they are now, and a warning names the vintage that they contradict', () => {
  const first = releaseDecisions(before, firstYear);
  const revised = [...before, atom('2023-Q4', 'REASONABLE', 'NEGATIVE', 'ADULT', 9), ...since];
  const warnings: string[] = [];
  const next = releaseDecisions(revised, bothYears, {
    earlier: [first],
    warn: (text) => warnings.push(text),
  });
  expect(warnings).toEqual([
    expect.stringContaining('force-demo.decisions.2023-12-31: the rows were revised'),
  ]);
  const now = shownIn(next);
  const changed = [...shownIn(first)].filter(([place, value]) => now.has(place) && now.get(place) !== value);
  expect(changed).not.toEqual([]);
});
