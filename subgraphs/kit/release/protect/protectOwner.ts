import type { Areas } from '../../../../schema/areas/areas.js';
import type { Catalogue, Dataset } from '../../../../schema/datasets/dataset.js';
import type { Solver } from '../../../../schema/protocol/disclosure/boundModel.js';
import { classesOf } from '../../../../schema/protocol/disclosure/dimensionClasses.js';
import { rowOfTotal } from '../../../../schema/protocol/disclosure/knownTotal.js';
import {
  type Outline,
  placeAt,
  sizeOf,
  tableOutline,
} from '../../../../schema/protocol/disclosure/outline.js';
import type { KnownRow } from '../../../../schema/protocol/disclosure/reducedSystem.js';
import {
  populations,
  type Structure,
  structureOf,
} from '../../../../schema/protocol/disclosure/structure.js';
import { viewsOf } from '../../../../schema/protocol/disclosure/view.js';
import { treeOf } from '../../../../schema/protocol/disclosure/viewTree.js';
import type { ReleaseDocument } from '../../../../schema/protocol/release.js';
import { type Reach, type SideKnowledge, totalsOf } from '../../../../schema/side-knowledge/sideKnowledge.js';
import type { Atom } from '../atom.js';
import { type Covered, extentOf, uncollected } from '../coverage.js';
import { gridAreas } from '../cube.js';
import { trueAtoms } from '../trueAtoms.js';
import { checkRoom, usualMegabytes } from './checkRoom.js';
import { earlierCells } from './earlierCells.js';
import { jointViews } from './jointViews.js';
import { type Protected, protect } from './protect.js';

export interface OwnerParts {
  readonly catalogue: Catalogue;
  readonly areas: Areas;
  readonly owner: string;
  /** Code of the owner's own area. */
  readonly home: string;
  readonly covered: Covered;
  /** The owner's rows, by dataset of its sector. */
  readonly rows: ReadonlyMap<string, readonly Atom[]>;
  readonly sideKnowledge: readonly SideKnowledge[];
  /** What the owner has released before, whether or not it was withdrawn since. */
  readonly earlier?: readonly ReleaseDocument[];
  readonly reach?: Reach;
  /** Every person of the rows stands for so many. */
  readonly scale?: number;
  /** What protecting may take. */
  readonly megabytes?: number | undefined;
  /** Linear programs, which find what walks don't; without them more is withheld. */
  readonly solver?: Solver | undefined;
  /** Whether it is told, too, how many cells any choice would have to withhold to protect others. */
  readonly isBounded?: boolean;
}

/** One population of an owner, protected. */
export interface ProtectedPopulation extends Protected {
  readonly structure: Structure;
  readonly truth: Int32Array;
  readonly isCollected: (cell: number) => boolean;
  /** What others publish, as rows over the structure's atoms. */
  readonly published: readonly KnownRow[];
  /** Published totals and earlier cells that contradict the rows and were dropped, each publication and release named. */
  readonly warnings: readonly string[];
  /** Published totals that were taken into account. */
  readonly considered: readonly string[];
}

/**
 * Protects every table of an owner, population by population. Pure; the same rows give the same outcome.
 * @throws ConcordatError RELEASE_REFUSED where that takes more memory than there is
 */
export function* protectOwner(parts: OwnerParts): Generator<ProtectedPopulation> {
  const { catalogue, areas, rows, covered, solver, isBounded } = parts;
  const datasets = catalogue.datasets.filter(({ name, rule }) => rows.has(name) && rule === 'TEN_FIVE');
  for (const outlines of populations(datasets.map((dataset) => outlineOf(parts, dataset)))) {
    if (outlines.every(({ tables }) => tables.length === 0)) continue;
    const tree = treeOf(outlines.flatMap((outline) => viewsOf({ catalogue, areas }, outline)));
    checkRoom(parts.owner, tree.views, parts.megabytes ?? usualMegabytes);
    const structure = structureOf({ catalogue, areas }, outlines);
    const truth = trueAtoms({ catalogue, areas, rows }, structure);
    const views = jointViews(structure);
    const joint = { ...views, counts: trueAtoms({ catalogue, areas, rows }, views) };
    const collected = collectedCells(structure, covered);
    const isCollected = (cell: number) => collected[cell] === 1;
    const { published, warnings, considered } = publishedRows(parts, structure, truth);
    const { told, warnings: revised } = earlierCells({ structure, truth, isCollected }, parts.earlier ?? []);
    yield {
      ...protect({ structure, truth, joint, isCollected, published, told, solver, isBounded }),
      structure,
      truth,
      isCollected,
      published,
      warnings: [...warnings, ...revised],
      considered,
    };
  }
}

function outlineOf(parts: OwnerParts, dataset: Dataset): Outline {
  const { catalogue, areas, owner, home, covered } = parts;
  const time = { period: extentOf(dataset, covered), vintage: covered.eventsTo };
  const tables = dataset.tables.flatMap((table) => {
    const inTable = gridAreas({ areas, dataset, home }, table);
    return inTable.length === 0 ? [] : [tableOutline(catalogue, { dataset, table, areas: inTable, time })];
  });
  return { owner, home, dataset, time, tables };
}

function collectedCells({ cells, tables }: Structure, covered: Covered): Uint8Array {
  const collected = new Uint8Array(cells.length);
  for (const { outline, table, firstCell } of tables) {
    const why = uncollected(outline.dataset, covered);
    for (let at = 0; at < sizeOf(table); at++)
      if (why(placeAt(table, at)) === undefined) collected[firstCell + at] = 1;
  }
  return collected;
}

/** What others publish of these people. A publication that contradicts the rows in a period is left out of it. */
function publishedRows(parts: OwnerParts, structure: Structure, truth: Int32Array) {
  const published: KnownRow[] = [];
  const warnings: string[] = [];
  const considered: string[] = [];
  for (const known of parts.sideKnowledge) {
    const classes = known.dimensions.map((name) =>
      classesOf(parts.catalogue.dimension(name)).map(({ key }) => key),
    );
    const { owner, home, reach = 'EVERYTHING', scale = 1 } = parts;
    const totals = totalsOf(known, { id: owner, area: home, scale }, { reach, classes });
    for (const source of new Set(totals.map((total) => total.source))) {
      const ofPeriod = totals.filter((total) => total.source === source);
      const rows = ofPeriod.flatMap((total) => rowOfTotal([structure], total) ?? []);
      if (rows.length === 0) continue;
      if (rows.every((row) => holds(row, truth))) {
        published.push(...rows);
        considered.push(source);
      } else warnings.push(`${source}: contradicts the rows of ${owner}, so it was not taken as known.`);
    }
  }
  return { published, warnings, considered };
}

function holds({ members, least, greatest }: KnownRow, truth: Int32Array): boolean {
  let sum = 0;
  for (const atom of members) sum += truth[atom] ?? 0;
  return sum >= least && sum <= greatest;
}
