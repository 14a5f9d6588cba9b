import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { loadSolver, startBoundModel } from '../../schema/protocol/disclosure/boundModel.js';
import { isNarrow } from '../../schema/protocol/disclosure/interval.js';
import { rowsOfCells, rowsOfLinks } from '../../schema/protocol/disclosure/knownRows.js';
import { propagate } from '../../schema/protocol/disclosure/propagate.js';
import { reduceSystem } from '../../schema/protocol/disclosure/reducedSystem.js';
import { activity, membersOf } from '../../schema/protocol/disclosure/sparseRows.js';
import { targetsOf } from '../../schema/protocol/disclosure/target.js';
import { tenFive, windowOf } from '../../schema/protocol/tenFive.js';
import type { Atom } from '../../subgraphs/kit/release/atom.js';
import { type ProtectedPopulation, protectOwner } from '../../subgraphs/kit/release/protect/protectOwner.js';

const means = { catalogue: loadCatalogue(), areas: loadAreas() };
const solver = await loadSolver();
const home = 'E23000036';
const covered = { referralsFrom: '2022-01-01', referralsTo: '2023-12-31', eventsTo: '2024-12-31' };

function protectRows(
  rows: ReadonlyMap<string, readonly Atom[]>,
  sideKnowledge = {},
): readonly ProtectedPopulation[] {
  return [
    ...protectOwner({
      ...means,
      owner: 'force-demo',
      home,
      covered,
      rows,
      sideKnowledge: [],
      ...sideKnowledge,
    }),
  ];
}

/** Bounds of every withheld cell in whole numbers, by another way than the builder's: integer programs over all of it. */
function narrowCells({ structure, shown, isCollected }: ProtectedPopulation): number {
  const told = rowsOfCells(structure, (cell) =>
    (shown[cell] ?? -1) >= 0 ? windowOf(shown[cell] ?? 0) : undefined,
  );
  const system = reduceSystem(structure.atoms, [...told, ...rowsOfLinks(structure, told)]);
  const withheld = Array.from({ length: structure.cells.length }, (_, cell) => cell).filter(
    (cell) => isCollected(cell) && (shown[cell] ?? -1) < 0,
  );
  const free = (unknown: number) => system.columns.starts[unknown] === system.columns.starts[unknown + 1];
  const model = startBoundModel(solver, system, propagate(system));
  try {
    return targetsOf(system, withheld, (cell) => membersOf(structure.cells, cell)).filter((target) => {
      if ([...target.whole, ...target.parts].some(free)) return false;
      const [least, greatest] = (['LEAST', 'GREATEST'] as const).map((end) => model.wholeBound(target, end));
      return isNarrow({ least: least?.value ?? 0, greatest: greatest?.value ?? 0 });
    }).length;
  } finally {
    model.dispose();
  }
}

const decision: fc.Arbitrary<Atom> = fc.record({
  area: fc.constant(home),
  period: fc.constantFrom('2022-Q1', '2022-Q2', '2023-Q4'),
  codes: fc.record({
    kind: fc.constantFrom('REASONABLE_GROUNDS', 'CONCLUSIVE_GROUNDS'),
    outcome: fc.constantFrom('POSITIVE', 'NEGATIVE'),
    age: fc.constantFrom('ADULT', 'CHILD', 'UNKNOWN'),
  }),
  count: fc.nat(14),
});
const decisions = fc.array(decision, { minLength: 4, maxLength: 12 });

describe('whatever the rows, after protection', () => {
  test('no withheld cell lies within less than three, by integer programs over everything shown', () => {
    fc.assert(
      fc.property(decisions, (atoms) => {
        for (const population of protectRows(new Map([['decisions', atoms]]))) {
          expect(population.unproven).toEqual([]);
          expect(narrowCells(population)).toBe(0);
        }
      }),
      { numRuns: 12 },
    );
  });

  test('hiding only relaxes: what is shown is what 10-5 shows, and the same rows give the same cells', () => {
    fc.assert(
      fc.property(decisions, (atoms) => {
        const [one, again] = [0, 1].map(() => protectRows(new Map([['decisions', atoms]]))[0]);
        if (one === undefined || again === undefined) throw new Error('no population');
        expect(again.shown).toEqual(one.shown);
        const strange = [...one.shown.entries()].filter(
          ([cell, value]) => value >= 0 && tenFive(activity(one.structure.cells, cell, one.truth)) !== value,
        );
        expect(strange).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});

describe('a squeeze', () => {
  const atom = (outcome: string, count: number): Atom => ({
    area: home,
    period: '2023-Q1',
    codes: { kind: 'REASONABLE_GROUNDS', outcome, age: 'ADULT' },
    count,
  });

  test('of 10 under 10 hides one of the two', () => {
    const [population] = protectRows(new Map([['decisions', [atom('POSITIVE', 11), atom('NEGATIVE', 1)]]]));
    expect(population?.secondary).toBeGreaterThan(0);
    expect(population?.unproven).toEqual([]);
  });

  test('that leaves room enough hides nothing', () => {
    const [population] = protectRows(new Map([['decisions', [atom('POSITIVE', 45), atom('NEGATIVE', 4)]]]));
    expect(population?.secondary).toBe(0);
  });
});

test('datasets that do not count the same people prove nothing and release nothing', () => {
  const made: Atom = {
    area: home,
    period: '2023-Q1',
    codes: { exploitation: 'LABOUR', age: 'ADULT', sex: 'MALE' },
    count: 12,
  };
  const place: Atom = {
    area: home,
    period: '2023-Q1',
    codes: { exploitation: 'SEXUAL', place: 'UK' },
    count: 12,
  };
  const [population] = protectRows(
    new Map([
      ['referralsMade', [made]],
      ['referralsByPlace', [place]],
    ]),
  );
  expect(population?.unproven.length).toBeGreaterThan(0);
});
