import type { Areas } from '../../../schema/areas/areas.js';
import type { Catalogue } from '../../../schema/datasets/dataset.js';
import type { Solver } from '../../../schema/protocol/disclosure/boundModel.js';
import { activity } from '../../../schema/protocol/disclosure/sparseRows.js';
import { threshold } from '../../../schema/protocol/tenFive.js';
import { loadSideKnowledge, type Reach } from '../../../schema/side-knowledge/sideKnowledge.js';
import { type ProtectedPopulation, protectOwner } from '../../../subgraphs/kit/index.js';
import { auditPopulation } from './auditPopulation.js';
import type { OwnerRows } from './demonstrationRows.js';

/** What is protected, against what. */
export interface Variant {
  readonly datasets?: readonly string[];
  readonly reach: Reach;
  readonly scale: number;
  /** Whether it is found, too, how many cells any choice would have to withhold. */
  readonly isBounded?: boolean;
}

/** Sums over an owner's cells. */
export interface OwnerFigures {
  readonly owner: string;
  cells: number;
  exact: number;
  narrow: number;
  unproven: number;
  publicCells: number;
  /** Cells of 10 or more, and what they count. */
  large: number;
  largeCount: number;
  shown: number;
  shownCount: number;
  /** How many of them any choice would have to withhold to protect others; 0 where that wasn't asked. */
  leastWithheld: number;
  /** Sum of the distances of shown values from the true counts. */
  error: number;
  readonly warnings: string[];
  /** By dataset and table, the numbers of the cells of 10 or more that are withheld to protect others. */
  readonly withheld: Record<string, Record<string, number[]>>;
}

export function ownerFigures(
  means: { readonly catalogue: Catalogue; readonly areas: Areas; readonly solver: Solver },
  { partner, covered, atoms }: OwnerRows,
  { datasets, reach, scale, isBounded = false }: Variant,
): OwnerFigures {
  const rows = new Map([...atoms].filter(([name]) => datasets === undefined || datasets.includes(name)));
  const figures: OwnerFigures = {
    owner: partner.id,
    ...{ cells: 0, exact: 0, narrow: 0, unproven: 0, publicCells: 0 },
    ...{ large: 0, largeCount: 0, shown: 0, shownCount: 0, leastWithheld: 0, error: 0 },
    warnings: [],
    withheld: {},
  };
  const parts = {
    ...means,
    owner: partner.id,
    home: partner.area ?? '',
    covered,
    rows,
    reach,
    scale,
    isBounded,
  };
  for (const population of protectOwner({ ...parts, sideKnowledge: loadSideKnowledge() }))
    add(figures, population);
  return figures;
}

function add(figures: OwnerFigures, population: ProtectedPopulation): void {
  const { structure, truth, shown, isCollected, unproven, publicCells, warnings, least = 0 } = population;
  const { exact, narrow } = auditPopulation(population);
  figures.exact += exact;
  figures.narrow += narrow;
  figures.unproven += unproven.length;
  figures.publicCells += publicCells.size;
  figures.leastWithheld += least;
  figures.warnings.push(...warnings);
  for (let cell = 0; cell < structure.cells.length; cell++) {
    if (!isCollected(cell)) continue;
    const [count, value] = [activity(structure.cells, cell, truth), shown[cell] ?? -1];
    figures.cells += 1;
    if (count < threshold) continue;
    figures.large += 1;
    figures.largeCount += count;
    if (value < 0) {
      note(figures, population, cell);
      continue;
    }
    figures.shown += 1;
    figures.shownCount += count;
    figures.error += Math.abs(value - count);
  }
}

function note({ withheld }: OwnerFigures, { structure }: ProtectedPopulation, cell: number): void {
  const at = structure.tables.findLast(({ firstCell }) => firstCell <= cell);
  if (at === undefined) return;
  const [dataset, table] = [at.outline.dataset.name, at.table.table.name];
  const tables = withheld[dataset] ?? {};
  tables[table] = [...(tables[table] ?? []), cell - at.firstCell];
  withheld[dataset] = tables;
}
