import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { rounded, tenFive, windowOf } from '../../schema/protocol/tenFive.js';
import { type SmallCell, type SmallDimension, type SmallKnown, SmallSystem } from './smallSystem.js';

// The shape of each case is its own: see vectors.json.
// biome-ignore lint/suspicious/noExplicitAny: cases of thirty shapes, each read by the test that knows it
type Case = any;
const { cases }: { cases: Case[] } = JSON.parse(
  readFileSync(new URL('vectors.json', import.meta.url), 'utf8'),
);
const caseOf = (id: string): Case => cases.find((one) => one.id === id);
const exact = (cell: SmallCell, value: number): SmallKnown => ({ cell, least: value, greatest: value });
const hiddenFrom = (cell: SmallCell): SmallKnown => ({ cell, least: 0, greatest: Number.POSITIVE_INFINITY });

describe('known answers', () => {
  test('Geurts table 10: every interval', () => {
    const { input, expected } = caseOf('geurts-table-10');
    const system = new SmallSystem(input.dimensions);
    const known = input.shown.map(([cell, value]: [SmallCell, number]) => exact(cell, value));
    const found = system.intervals(known, input.hidden);
    expect(
      input.hidden.map((cell: SmallCell, at: number) => [cell, found[at]?.least, found[at]?.greatest]),
    ).toEqual(expected.intervals);
  });

  test('microdata1: no two secondary cells are enough, the published patterns are', () => {
    const { input, expected } = caseOf('microdata1-secondary');
    const system = new SmallSystem(input.dimensions);
    const margins = [
      ...Object.entries<number>(input.rowTotals).map(([region, n]) => exact({ region }, n)),
      ...Object.entries<number>(input.columnTotals).map(([gender, n]) => exact({ gender }, n)),
    ];
    const nameOf = (cell: SmallCell) => `${cell['region']} ${cell['gender']}`;
    const determined = (hidden: readonly string[]) => {
      const shown = input.counts.filter(([cell]: [SmallCell]) => !hidden.includes(nameOf(cell)));
      const known = [...margins, ...shown.map(([cell, n]: [SmallCell, number]) => exact(cell, n))];
      const cells = input.counts
        .map(([cell]: [SmallCell]) => cell)
        .filter((cell: SmallCell) => hidden.includes(nameOf(cell)));
      return system.intervals(known, cells).filter(({ least, greatest }) => least === greatest).length;
    };
    const [primary] = input.primary.map(nameOf);
    const others: string[] = input.counts
      .map(([cell]: [SmallCell]) => nameOf(cell))
      .filter((name: string) => name !== primary);
    const pairs = others.flatMap((one, at) =>
      others.slice(at).map((other) => [...new Set([primary, one, other])]),
    );
    expect(pairs.filter((hidden) => determined(hidden) === 0)).toEqual([]);
    expect(expected.acceptablePatterns.map(({ hidden }: { hidden: string[] }) => determined(hidden))).toEqual(
      [0, 0],
    );
  });

  test('linked tables: each is safe alone, together they tell K, and hiding N mends it', () => {
    const { input, expected } = caseOf('linked-tables');
    const system = new SmallSystem(input.dimensions);
    const counts = new Map<string, number>(
      input.counts.map(([{ area }, n]: [SmallCell, number]) => [area, n]),
    );
    const sumOf = (area: string): number =>
      counts.get(area) ??
      (input.dimensions[0].nodes[area] ?? [...counts.keys()]).reduce(
        (sum: number, part: string) => sum + sumOf(part),
        0,
      );
    const primary: string[] = expected.primary;
    const determined = (tables: { cells: string[] }[], hidden: readonly string[]) => {
      const cells = [...new Set(tables.flatMap((table) => table.cells))];
      const known = cells
        .filter((area) => !hidden.includes(area))
        .map((area) => exact({ area }, sumOf(area)));
      const found = system.intervals(
        known,
        hidden.map((area) => ({ area })),
      );
      return hidden.filter((_, at) => found[at]?.least === found[at]?.greatest);
    };
    expect(input.tables.map((table: { cells: string[] }) => determined([table], primary))).toEqual([[], []]);
    expect(determined(input.tables, primary)).toEqual(expected.together.derivable);
    expect(determined(input.tables, [...primary, ...expected.fix.hide])).toEqual([]);
  });

  test('singleton: who knows the own count tells the other one', () => {
    const { input } = caseOf('singleton');
    const system = new SmallSystem([{ name: 'a', leaves: ['a', 'b', 'c', 'd'] }]);
    const shown = input.counts.map(([a, n]: [string, number]) => exact({ a }, n));
    const total = exact({}, input.total);
    const [one, two, , none] = shown;
    expect(system.intervals([total, two, none], [{ a: 'a' }, { a: 'c' }])).toEqual([
      { least: 0, greatest: 2 },
      { least: 0, greatest: 2 },
    ]);
    expect(system.intervals([total, two, none, one], [{ a: 'c' }])).toEqual([{ least: 1, greatest: 1 }]);
    expect(system.intervals([total, none, one], [{ a: 'c' }])).toEqual([{ least: 0, greatest: 3 }]);
  });

  test('gauss-z1: the primary cells alone are determined, with three more hidden none is', () => {
    const { input, expected } = caseOf('gauss-z1');
    const system = new SmallSystem(input.dimensions);
    const margin = (name: string, leaves: string[]) =>
      leaves.map((code) =>
        exact(
          { [name]: code },
          input.counts
            .filter(([cell]: [SmallCell]) => cell[name] === code)
            .reduce((sum: number, [, n]: [SmallCell, number]) => sum + n, 0),
        ),
      );
    const margins = input.dimensions.flatMap(({ name, leaves }: SmallDimension & { leaves: string[] }) =>
      margin(name, leaves),
    );
    const nameOf = (cell: SmallCell) => `${cell['region']} ${cell['purpose']}`;
    const determined = (hidden: string[]) => {
      const isHidden = ([cell]: [SmallCell]) => hidden.includes(nameOf(cell));
      const known = input.counts
        .filter((one: [SmallCell]) => !isHidden(one))
        .map(([cell, n]: [SmallCell, number]) => exact(cell, n));
      const cells = input.counts.filter(isHidden).map(([cell]: [SmallCell]) => cell);
      return system
        .intervals([...margins, ...known], cells)
        .filter(({ least, greatest }) => least === greatest).length;
    };
    expect(determined(expected.primary)).toBe(3);
    expect(determined([...expected.primary, ...expected.secondary])).toBe(0);
  });

  test('handbook bins: two releases with other bands tell who lies between', () => {
    const { input, expected } = caseOf('handbook-bins');
    const system = new SmallSystem(input.dimensions);
    const known = input.tables.flatMap(
      ({ bands, ...sexes }: { bands: string[] } & Record<string, number[]>) =>
        ['Male', 'Female'].flatMap((sex) =>
          bands.map((band, at) => exact({ band, sex }, sexes[sex]?.[at] ?? 0)),
        ),
    );
    for (const [cell, value] of expected.derivable)
      expect(system.intervals(known, [cell])).toEqual([{ least: value, greatest: value }]);
  });

  test('handbook linking: three tables tell women one by one', () => {
    const { input, expected } = caseOf('handbook-linking');
    const system = new SmallSystem([
      {
        name: 'where',
        leaves: ['both', 'livingOnly', 'workingOnly'],
        nodes: { living: ['both', 'livingOnly'], working: ['both', 'workingOnly'] },
      },
      { name: 'sex', leaves: ['male', 'female'] },
    ]);
    const { all, males, employment } = input;
    const known = [
      exact({ where: 'both' }, all.livingAndWorking),
      exact({ where: 'living' }, employment.employed),
      exact({ where: 'working' }, all.workingInArea),
      exact({ where: 'both', sex: 'male' }, males.livingAndWorking),
      exact({ where: 'livingOnly', sex: 'male' }, males.livingOnly),
      exact({ where: 'workingOnly', sex: 'male' }, males.workingOnly),
    ];
    const cells = ['both', 'livingOnly', 'workingOnly'].map((where) => ({ where, sex: 'female' }));
    const { livingAndWorking, livingOnly, workingOnly } = expected.femalesEmployed;
    expect(system.intervals(known, cells)).toEqual(
      [livingAndWorking, livingOnly, workingOnly].map((n) => ({ least: n, greatest: n })),
    );
  });

  test('a difference of two releases tells of everybody left out', () => {
    const { input, expected } = caseOf('opensafely-difference');
    const system = new SmallSystem([
      { name: 'band', leaves: input.ageBands },
      { name: 'sex', leaves: ['Male', 'Female'] },
    ]);
    const found = (every: number[], male: number[]) =>
      input.ageBands.map((band: string, at: number) => {
        const known = [exact({ band }, every[at] ?? 0), exact({ band, sex: 'Male' }, male[at] ?? 0)];
        return system.intervals(known, [{ band, sex: 'Female' }])[0];
      });
    const points = (values: number[]) => values.map((n) => ({ least: n, greatest: n }));
    expect(found(input.allHeartDisease, input.maleHeartDisease)).toEqual(
      points(expected.female.heartDisease),
    );
    expect(found(input.allPopulation, input.malePopulation)).toEqual(points(expected.female.population));
  });

  test('rounding: heart disease, midpoint 6 and 10-5', () => {
    const heart = caseOf('opensafely-heart');
    const rule = { threshold: heart.input.rule.hideAtMost + 1, base: heart.input.rule.base };
    const shown = (counts: number[]) => counts.map((count) => rounded(count, rule));
    const { heartDisease, population, totals } = heart.expected;
    expect([shown(heart.input.heartDisease), shown(heart.input.population)]).toEqual([
      heartDisease,
      population,
    ]);
    expect(
      [heart.input.heartDisease, heart.input.population].map((counts) =>
        shown(counts).reduce<number>((sum, n) => sum + (n ?? 0), 0),
      ),
    ).toEqual(totals);
    const six = caseOf('midpoint-6');
    const midpoint = { threshold: 0, base: 6, isMidpoint: true };
    expect(six.input.values.map((n: number) => rounded(n, midpoint))).toEqual(six.expected.rounded);
    // The packaged table shows 0; a release here hides it.
    const ten = caseOf('ten-five');
    expect(ten.input.values.map((n: number) => (n === 0 ? 0 : tenFive(n)))).toEqual(ten.expected.shown);
    expect(ten.expected.windows.map(([v]: [number]) => [v, windowOf(v).least, windowOf(v).greatest])).toEqual(
      ten.expected.windows,
    );
  });

  const told = ({
    shown = [],
    hidden = [],
    sideKnowledge = [],
    sideWindows = [],
    rule = {},
  }: Case): SmallKnown[] => {
    // Where zero is shown, or primary and secondary are told apart, hidden means 1 to 9 and secondary 10 or more.
    const isPrimary = rule.zeroShown === true || rule.statusShownToUser?.includes('told apart');
    const isOne = rule.statusShownToUser?.startsWith('one status');
    const windowsOf = (value: number) =>
      value === 0
        ? { least: 0, greatest: 0 }
        : rule.base === 1
          ? { least: value, greatest: value }
          : windowOf(value);
    return [
      ...shown.map(([cell, value]: [SmallCell, number]) => ({ cell, ...windowsOf(value) })),
      ...hidden.map(({ status, ...cell }: Record<string, string>): SmallKnown => {
        if (status === 'SUPPRESSED_SECONDARY') return { ...hiddenFrom(cell), least: 10 };
        if (!isPrimary || isOne) return hiddenFrom(cell);
        return {
          cell,
          least: 1,
          greatest: Object.keys(cell).length === 0 && sideKnowledge.length > 0 ? Number.POSITIVE_INFINITY : 9,
        };
      }),
      ...sideKnowledge.map(([cell, value]: [SmallCell, number]) => exact(cell, value)),
      ...sideWindows.map(([cell, least, greatest]: [SmallCell, number, number]) => ({
        cell,
        least,
        greatest,
      })),
    ];
  };
  const hiddenCells = (input: Case): SmallCell[] =>
    input.hidden.map(({ status: _, ...cell }: Record<string, string>) => cell);

  test.each([
    'window-ten',
    'window-parent-20',
    'window-parent-50',
    'squeeze-under-hidden-parent',
    'status-leak',
    'exact-side-total',
  ])('%s: the interval of each hidden cell', (id) => {
    const { input, expected } = caseOf(id);
    const system = new SmallSystem(input.dimensions);
    const found = system.intervals(
      told(input),
      expected.intervals.map(([cell]: [SmallCell]) => cell),
    );
    expect(
      expected.intervals.map(([cell]: [SmallCell], at: number) => [
        cell,
        found[at]?.least,
        found[at]?.greatest,
      ]),
    ).toEqual(expected.intervals);
  });

  test.each([
    ['nine-children', 10],
    ['nine-children-one-status', 0],
    ['zeros-under-known-total', 1],
    ['integer-only', 1],
  ])('%s: %i cells are determined exactly', (id, expected) => {
    const { input } = caseOf(id);
    const found = new SmallSystem(input.dimensions).intervals(
      told(input),
      hiddenCells(input).filter((cell) => id !== 'zeros-under-known-total' || Object.keys(cell).length > 0),
    );
    expect(found.filter(({ least, greatest }) => least === greatest)).toHaveLength(expected);
  });

  const referrals: readonly Record<string, string>[] = parse(
    readFileSync(new URL('../../schema/official/nrm-referrals-by-responder.csv', import.meta.url), 'utf8'),
    { columns: true },
  );
  const sumOf = (rows: readonly Record<string, string>[]) =>
    rows.reduce((sum, row) => sum + Number(row['referrals']), 0);

  test('London less the Met is the City: determined when exact, never under 10-5', () => {
    const { input, expected } = caseOf('london-minus-met');
    const system = new SmallSystem(input.dimensions);
    const quarters = [...new Set(referrals.map((row) => row['quarter']))];
    const by = (name: string, quarter?: string) =>
      sumOf(referrals.filter((row) => row['first_responder'] === name && row['quarter'] === quarter));
    const determined = quarters.map((quarter) => {
      const [met, city] = [by('Metropolitan Police Service', quarter), by('City of London Police', quarter)];
      const cells: (readonly [SmallCell, number])[] = [
        [{ area: 'LONDON' }, met + city],
        [{ area: 'MET' }, met],
      ];
      const exactly = cells.map(([cell, n]) => exact(cell, n));
      const windows = cells.map(([cell, n]) => ({ cell, ...windowOf(tenFive(n) ?? 0) }));
      return [exactly, windows].map((known) => {
        const [found] = system.intervals(known, [{ area: 'CITY' }]);
        return found?.least === found?.greatest;
      });
    });
    expect(determined.filter(([first]) => first)).toHaveLength(expected.cityDeterminedWhenExact);
    expect(determined.filter(([, second]) => second)).toHaveLength(expected.cityDeterminedUnderTenFive);
  });

  test('Liverpool City Region less Merseyside is Halton', () => {
    const { input, expected } = caseOf('overlap-lcr');
    const system = new SmallSystem(input.dimensions);
    const exactly = input.shown.map(([cell, n]: [SmallCell, number]) => exact(cell, n));
    const windows = input.shown.map(([cell, n]: [SmallCell, number]) => ({
      cell,
      ...windowOf(tenFive(n) ?? 0),
    }));
    const atLeastOne = { cell: { area: 'HALTON' }, least: 1, greatest: 9 };
    expect(system.intervals(exactly, input.hidden)).toEqual([
      { least: expected.haltonExact, greatest: expected.haltonExact },
    ]);
    const [least, greatest] = expected.afterTenFive.interval;
    expect(system.intervals([...windows, atLeastOne], input.hidden)).toEqual([{ least, greatest }]);
  });

  test.each(cases.filter(({ kind }) => kind === 'recovery-count').map((one) => [one.id, one]))(
    '%s: how many hidden counts subtraction recovers',
    (_, { input, expected }) => {
      const rows = referrals.filter(
        (row) => row['quarter'] === input.quarter && row['first_responder'] === input.first_responder,
      );
      const columns = ['exploitation', 'age_at_exploitation', 'gender'];
      const counts = new Map<string, number>();
      for (const row of rows)
        for (let depth = 0; depth <= columns.length; depth++) {
          const key = columns
            .slice(0, depth)
            .map((column) => row[column])
            .join('|');
          counts.set(key, (counts.get(key) ?? 0) + Number(row['referrals']));
        }
      const hidden = new Set([...counts].filter(([, n]) => n < input.rule.threshold).map(([key]) => key));
      const before = hidden.size;
      const childrenOf = (key: string) =>
        [...counts.keys()].filter(
          (other) => other !== '' && other.slice(0, Math.max(0, other.lastIndexOf('|'))) === key,
        );
      for (let open = true; open; ) {
        open = false;
        for (const key of counts.keys()) {
          const unknown = [key, ...childrenOf(key)].filter((cell) => hidden.has(cell));
          if (childrenOf(key).length === 0 || unknown.length !== 1) continue;
          hidden.delete(unknown[0] ?? '');
          open = true;
        }
      }
      expect({ cells: counts.size, hidden: before, recoveredBySubtraction: before - hidden.size }).toEqual(
        expected,
      );
    },
  );
});
