import fc from 'fast-check';
import { auditProtection } from '../../gateway/registry/protection/auditProtection.js';
import { vintageFaults } from '../../gateway/registry/protection/vintageFaults.js';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { loadSolver, startBoundModel } from '../../schema/protocol/disclosure/boundModel.js';
import { isNarrow } from '../../schema/protocol/disclosure/interval.js';
import { rowsOfCells, rowsOfLinks } from '../../schema/protocol/disclosure/knownRows.js';
import { propagate } from '../../schema/protocol/disclosure/propagate.js';
import { reduceSystem } from '../../schema/protocol/disclosure/reducedSystem.js';
import { activity, membersOf } from '../../schema/protocol/disclosure/sparseRows.js';
import { targetsOf } from '../../schema/protocol/disclosure/target.js';
import type { ReleaseDocument } from '../../schema/protocol/release.js';
import { tenFive, windowOf } from '../../schema/protocol/tenFive.js';
import type { Atom } from '../../subgraphs/kit/release/atom.js';
import type { Covered } from '../../subgraphs/kit/release/coverage.js';
import { type ProtectedPopulation, protectOwner } from '../../subgraphs/kit/release/protect/protectOwner.js';
import { type RowsOfOwner, releasesOfRows } from '../../subgraphs/kit/release/releasesOfRows.js';

const means = { catalogue: loadCatalogue(), areas: loadAreas() };
const solver = await loadSolver();

/** The force whose rows these are. */
export const home = 'E23000036';

/** One year, and two. */
export const oneYear = { referralsFrom: '2023-01-01', referralsTo: '2023-12-31', eventsTo: '2024-12-31' };
export const twoYears = { ...oneYear, referralsFrom: '2022-01-01' };

/** Protects a force's rows as a release would be, with linear programs. */
export function protectRows(
  rows: ReadonlyMap<string, readonly Atom[]>,
  covered: Covered = oneYear,
): readonly ProtectedPopulation[] {
  const owner = { owner: 'force-demo', home, covered, sideKnowledge: [] };
  return [...protectOwner({ ...means, ...owner, rows, solver, isBounded: true })];
}

/** A force's release of its decisions, as its own machine would build it after these. */
export function releaseDecisions(
  atoms: readonly Atom[],
  covered: Covered,
  after: Pick<RowsOfOwner, 'earlier' | 'warn'> = {},
): ReleaseDocument {
  const owner = { owner: 'force-demo', home, covered, sideKnowledge: [], provenance: 'SYNTHETIC' as const };
  const datasets = means.catalogue.datasets.filter(({ name }) => name === 'decisions');
  const rows = new Map([['decisions', atoms]]);
  const [release] = releasesOfRows({
    ...means,
    ...owner,
    ...after,
    breaksOf: () => [],
    datasets,
    rows,
    solver,
  });
  if (release === undefined) throw new Error('no release');
  return release;
}

/** Places of withheld cells that the hub, which holds these releases, would find told by another. */
export function toldAtPush(release: ReleaseDocument, held: readonly ReleaseDocument[]): readonly string[] {
  const auditing = { ...means, sideKnowledge: [], solver, hasTime: () => true };
  const others = held.map((one) => ({ release: one, home }));
  const { faults, apart } = auditProtection(auditing, { release, home }, others);
  if (apart.length > 0) throw new Error(`apart from ${apart.join(', ')}`);
  return [...faults, ...vintageFaults(release, held)].map(({ place }) => place);
}

/** Bounds of every withheld cell in whole numbers, by another way than the builder's: integer programs over all of it. */
export function narrowCells({ structure, shown, isCollected }: ProtectedPopulation): number {
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

/** SYNTHETIC: decisions on some people, in these quarters. */
export function decisionsIn(periods: readonly string[]): fc.Arbitrary<Atom[]> {
  const decision: fc.Arbitrary<Atom> = fc.record({
    area: fc.constant(home),
    period: fc.constantFrom(...periods),
    codes: fc.record({
      kind: fc.constantFrom('REASONABLE_GROUNDS', 'CONCLUSIVE_GROUNDS'),
      outcome: fc.constantFrom('POSITIVE', 'NEGATIVE'),
      age: fc.constantFrom('ADULT', 'CHILD', 'UNKNOWN'),
    }),
    count: fc.nat(14),
  });
  return fc.array(decision, { minLength: 4, maxLength: 12 });
}

/** Cells that are shown and aren't what 10-5 shows of the true count. */
export const strangeCells = ({ shown, structure, truth }: ProtectedPopulation): readonly number[] =>
  [...shown.keys()].filter((cell) => {
    const value = shown[cell] ?? -1;
    return value >= 0 && tenFive(activity(structure.cells, cell, truth)) !== value;
  });

/** What is shown after one of the cells is told again that are withheld only to protect others, one after another. */
export function toldAgain({
  shown,
  structure,
  truth,
  isCollected,
}: ProtectedPopulation): readonly Int32Array[] {
  const alike = new Map<string, number[]>();
  for (const [cell, value] of shown.entries()) {
    if (value >= 0 || !isCollected(cell)) continue;
    const key = membersOf(structure.cells, cell).join(' ');
    alike.set(key, [...(alike.get(key) ?? []), cell]);
  }
  return [...alike.values()].flatMap((group) => {
    const value = tenFive(activity(structure.cells, group[0] ?? 0, truth));
    return value === null ? [] : [shown.map((one, cell) => (group.includes(cell) ? value : one))];
  });
}
