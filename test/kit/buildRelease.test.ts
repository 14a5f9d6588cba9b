import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkRelease } from '../../gateway/registry/checkRelease.js';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadBreaks } from '../../schema/datasets/breaks.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { parsePeriodSelection } from '../../schema/protocol/period.js';
import { type ReleaseDocument, releaseSchema } from '../../schema/protocol/release.js';
import { windowOf } from '../../schema/protocol/tenFive.js';
import type { Atom } from '../../subgraphs/kit/release/atom.js';
import { buildRelease } from '../../subgraphs/kit/release/buildRelease.js';
import { cubeOf } from '../../subgraphs/kit/release/cube.js';

const frame = { areas: loadAreas(), catalogue: loadCatalogue() };
const breaksOf = loadBreaks();
const covered = { referralsFrom: '2022-04-01', referralsTo: '2023-12-31', eventsTo: '2024-12-31' };
const merseyside = 'E23000004';

function partsOf(name: string, periods: string, atoms: readonly Atom[], home = merseyside) {
  const dataset = frame.catalogue.dataset(name);
  if (dataset === undefined) throw new Error(`no ${name}`);
  const extent = parsePeriodSelection(periods);
  const means = { ...frame, dataset, atoms, home, extent, covered, breaks: breaksOf(name) };
  return {
    ...means,
    owner: 'merseyside-police-demo',
    vintage: '2024-12-31',
    provenance: 'SYNTHETIC' as const,
  };
}

const release = (...parts: Parameters<typeof partsOf>): ReleaseDocument => buildRelease(partsOf(...parts));

const atom = (period: string, codes: Atom['codes'], count: number): Atom => ({
  area: merseyside,
  period,
  codes,
  count,
});

describe('a release', () => {
  test('withholds 0 to 9, rounds the rest and says what the rows do not hold', () => {
    const atoms = [
      atom('2022-Q2', { orderKind: 'RISK_ORDER' }, 40),
      atom('2023-Q1', { orderKind: 'RISK_ORDER' }, 9),
      atom('2023-Q4', { orderKind: 'PREVENTION_ORDER' }, 13),
    ];
    const at = { area: merseyside };
    const partly = {
      ...at,
      value: null,
      status: 'NOT_COLLECTED',
      note: 'The rows do not hold the whole of 2022.',
    };
    const bothPartly = {
      ...partly,
      period: '2022/2023',
      note: 'The rows do not hold the whole of 2022/2023.',
    };
    expect(release('orders', '2022..2023', atoms)).toEqual({
      id: 'merseyside-police-demo.orders.2024-12-31',
      owners: ['merseyside-police-demo'],
      dataset: 'orders',
      vintage: '2024-12-31',
      period: { from: '2022', to: '2023' },
      rule: 'TEN_FIVE',
      provenance: 'SYNTHETIC',
      caveats: [],
      breaks: [],
      tables: [
        {
          name: 'FORCE_YEAR_KIND',
          status: 'COMPLETE',
          cells: [
            { ...partly, period: '2022', dimensions: { orderKind: 'RISK_ORDER' } },
            { ...partly, period: '2022', dimensions: { orderKind: 'PREVENTION_ORDER' } },
            { ...partly, period: '2022', dimensions: { orderKind: 'ALL' } },
            {
              ...at,
              period: '2023',
              dimensions: { orderKind: 'RISK_ORDER' },
              value: null,
              status: 'WITHHELD',
            },
            {
              ...at,
              period: '2023',
              dimensions: { orderKind: 'PREVENTION_ORDER' },
              value: 15,
              status: 'RELEASED',
            },
            { ...at, period: '2023', dimensions: { orderKind: 'ALL' }, value: 20, status: 'RELEASED' },
            { ...bothPartly, dimensions: { orderKind: 'RISK_ORDER' } },
            { ...bothPartly, dimensions: { orderKind: 'PREVENTION_ORDER' } },
            { ...bothPartly, dimensions: { orderKind: 'ALL' } },
          ],
        },
      ],
    });
  });

  test('withholds 0, 3 and 9 alike: nobody can tell them apart', () => {
    const cells = [[], [atom('2023', {}, 3)], [atom('2023', {}, 9)]].map(
      (atoms) => release('crimes', '2023', atoms).tables,
    );
    expect(cells[1]).toEqual(cells[0]);
    expect(cells[2]).toEqual(cells[0]);
  });

  test('shows exactly what no person stands behind, the small counts too', () => {
    const atoms = [
      atom('2023', { capacityMeasure: 'POSTS' }, 12),
      atom('2023', { capacityMeasure: 'POSTS_FILLED' }, 7),
    ];
    const { rule, tables } = release('capacity', '2023', atoms);
    const values = tables.flatMap(({ cells }) =>
      cells.map(({ dimensions, value }) => [dimensions['capacityMeasure'], value]),
    );
    expect({ rule, values: Object.fromEntries(values) }).toEqual({
      rule: 'NOT_PERSONS',
      values: {
        POSTS: 12,
        POSTS_FILLED: 7,
        TRAINED_ONLINE: 0,
        TRAINED_FACE_TO_FACE: 0,
        TRAINED_CIVIL_ORDERS: 0,
      },
    });
  });

  test('declares a table of areas it lies in nowhere not applicable', () => {
    // Cumbria lies in no city region.
    const { tables } = release('decisions', '2023-Q1', [], 'E23000002');
    expect(
      tables.map(({ name, status, note, cells }) => ({ name, status, note, cells: cells.length })),
    ).toEqual([
      {
        name: 'CITY_REGION_YEAR_KIND_OUTCOME',
        status: 'NOT_APPLICABLE',
        note: 'The owner lies in no city region.',
        cells: 0,
      },
      { name: 'COUNTRY_QUARTER_KIND_OUTCOME_AGE', status: 'COMPLETE', note: undefined, cells: 24 },
    ]);
  });

  test.each([
    ['decisions', '2022-Q4..2023-Q2', ['2023-Q1']],
    ['decisions', '2023-Q1..2023-Q4', ['2023-Q3']],
    ['outcomesByCohort', '2022..2023', ['2022-Q4', '2023-Q1', '2023-Q3']],
    ['outcomesByCohort', '2020..2020', []],
    ['referralsMade', '2019-Q1..2023-Q4', ['2019-Q4']],
    ['crimes', '2019..2023', []],
  ])('of %s for %s carries the breaks within it, after its first quarter', (name, periods, expected) => {
    expect(release(name, periods, []).breaks.map(({ period }) => period)).toEqual(expected);
  });

  test('carries what its owner says', () => {
    const own = { ...partsOf('crimes', '2023', []), caveats: ['Two stations did not report.'] };
    expect(buildRelease(own).caveats).toEqual(['Two stations did not report.']);
  });
});

describe('whatever the rows, a release', () => {
  const row: fc.Arbitrary<Atom> = fc.record({
    area: fc.constant(merseyside),
    period: fc.constantFrom('2022-Q1', '2022-Q4', '2023-Q2', '2024-Q4'),
    codes: fc.record({
      kind: fc.constantFrom('REASONABLE_GROUNDS', 'CONCLUSIVE_GROUNDS'),
      outcome: fc.constantFrom('POSITIVE', 'NEGATIVE'),
      age: fc.constantFrom('ADULT', 'CHILD', 'UNKNOWN'),
    }),
    count: fc.nat(30),
  });

  test('has the shape of the protocol and passes every check of the hub', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (atoms) => {
        const built = release('decisions', '2022-Q1..2024-Q4', atoms);
        expect(releaseSchema.parse(built)).toEqual(built);
        expect(checkRelease(frame, built)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('shows a value only where the true count lies in its window', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (atoms) => {
        const parts = partsOf('decisions', '2022-Q1..2024-Q4', atoms);
        const truth = cubeOf(parts).flatMap(({ cells }) => cells.map(({ count }) => count));
        const shown = buildRelease(parts).tables.flatMap(({ cells }) => cells);
        expect(shown).toHaveLength(truth.length);
        shown.forEach(({ value, status }, at) => {
          const count = truth[at] ?? -1;
          const window =
            value === null ? { least: 0, greatest: status === 'WITHHELD' ? 9 : Infinity } : windowOf(value);
          expect(window.least <= count && count <= window.greatest).toBe(true);
        });
      }),
      { numRuns: 25 },
    );
  });
});
