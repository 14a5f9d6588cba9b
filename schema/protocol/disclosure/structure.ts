import type { Outline, TableOutline } from './outline.js';
import { sizeOf } from './outline.js';
import { RowGatherer, type SparseRows } from './sparseRows.js';
import { atomsOf, type View, type ViewMeans, viewsOf } from './view.js';
import { gatherCells } from './viewCells.js';
import { gatherLink } from './viewLinks.js';
import { treeOf } from './viewTree.js';

/** What can be computed from releases whose rows are the same people, whatever their values. */
export interface Structure {
  /** How many atoms there are: the unknowns, whole numbers from 0. */
  readonly atoms: number;
  readonly views: readonly PlacedView[];
  readonly tables: readonly PlacedTable[];
  /** A row for each cell of each table: the atoms it is the sum of. */
  readonly cells: SparseRows;
  /** Rows that sum to 0: what two views both count. */
  readonly links: SparseRows;
}

export interface PlacedView {
  readonly view: View;
  readonly firstAtom: number;
}

export interface PlacedTable {
  readonly outline: Outline;
  readonly table: TableOutline;
  readonly firstCell: number;
}

/** The structure of one owner's releases that count one population; see `populations`. */
export function structureOf(means: ViewMeans, outlines: readonly Outline[]): Structure {
  const tree = treeOf(outlines.flatMap((outline) => viewsOf(means, outline)));
  let atoms = 0;
  const views = tree.views.map((view) => {
    const placed = { view, firstAtom: atoms };
    atoms += atomsOf(view);
    return placed;
  });
  let length = 0;
  const tables = outlines.flatMap((outline) =>
    outline.tables.map((table) => {
      const placed = { outline, table, firstCell: length };
      length += sizeOf(table);
      return placed;
    }),
  );
  const cells = new RowGatherer();
  for (const placed of tables) {
    for (const of of views.filter(({ view }) => view.tables.includes(placed.table)))
      gatherCells(means.areas, { ...of, ...placed }, cells);
  }
  return { atoms, views, tables, cells: cells.rows(length), links: linksOf(views, tree.pairs) };
}

function linksOf(views: readonly PlacedView[], pairs: readonly (readonly [number, number])[]): SparseRows {
  const links = new RowGatherer();
  let rows = 0;
  for (const pair of pairs)
    rows += gatherLink(
      pair.flatMap((at) => views[at] ?? []),
      rows,
      links,
    );
  return links.rows(rows);
}

/** Outlines of one owner by population: datasets that count the same people, or a part of them, belong together. */
export function populations(outlines: readonly Outline[]): readonly (readonly Outline[])[] {
  const groups = new Map<string, Outline[]>();
  for (const outline of outlines) {
    if (outline.dataset.rule !== 'TEN_FIVE') continue;
    const key = `${outline.owner} ${outline.dataset.population ?? outline.dataset.name}`;
    groups.set(key, [...(groups.get(key) ?? []), outline]);
  }
  return [...groups.values()];
}
