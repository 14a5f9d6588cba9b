import type { Cell } from '../../../schema/protocol/cell.js';
import type { Interval } from '../../../schema/protocol/disclosure/interval.js';
import { toldBy } from '../../../schema/protocol/disclosure/interval.js';
import { everyLink, rowsOfCells, rowsOfLinks } from '../../../schema/protocol/disclosure/knownRows.js';
import { type KnownTotal, rowOfTotal } from '../../../schema/protocol/disclosure/knownTotal.js';
import { type Outline, outlineOf, sizeOf } from '../../../schema/protocol/disclosure/outline.js';
import { type Bounds, propagate } from '../../../schema/protocol/disclosure/propagate.js';
import {
  type KnownRow,
  type ReducedSystem,
  reduceSystem,
} from '../../../schema/protocol/disclosure/reducedSystem.js';
import { membersOf } from '../../../schema/protocol/disclosure/sparseRows.js';
import { type Structure, structureOf } from '../../../schema/protocol/disclosure/structure.js';
import { greatestAt, leastAt, type Target, targetsOf } from '../../../schema/protocol/disclosure/target.js';
import type { ViewMeans } from '../../../schema/protocol/disclosure/view.js';
import type { ReleaseDocument } from '../../../schema/protocol/release.js';

/** A release and the area its owner works in; undefined where it works everywhere. */
export interface OwnedRelease {
  readonly release: ReleaseDocument;
  readonly home: string | undefined;
}

/** A cell of one of the releases that are looked at together. */
export interface PlacedCell {
  readonly release: ReleaseDocument;
  readonly table: string;
  readonly cell: Cell;
}

/** What anybody can compute from several releases of one owner's people together. */
export interface AuditSystem {
  readonly system: ReducedSystem;
  readonly bounds: Bounds;
  readonly cells: readonly PlacedCell[];
  /** Withheld cells that single rows bound to less than this many counts, those alike together. */
  readonly suspects: readonly Target[];
  /** What others publish alone, and a cell over its unknowns; undefined where they publish nothing of these people. */
  readonly publicly: (cell: number) => BoundedTarget | undefined;
}

/** A system with what single rows tell of its unknowns. */
export type BoundedSystem = Pick<AuditSystem, 'system' | 'bounds'>;

export interface BoundedTarget extends BoundedSystem {
  readonly target: Target;
}

/** Withheld cells that rows one by one leave wider than this are left at that: see README of this folder. */
export const suspectUnder = 10;

/**
 * The system of these releases and of what others publish about the same people: every shown cell is a window or a
 * number, every withheld one is unknown.
 */
export function auditSystem(
  means: ViewMeans,
  owned: readonly OwnedRelease[],
  totals: readonly KnownTotal[] = [],
): AuditSystem {
  const outlined = owned.flatMap(({ release, home }) => {
    const outline = outlineOf(means, release, home);
    return outline === undefined ? [] : [{ release, outline }];
  });
  const structure = structureOf(
    means,
    outlined.map(({ outline }) => outline),
  );
  const cells = outlined.flatMap(({ release, outline }) => cellsOf(release, outline));
  const told = (at: number): Interval | undefined => {
    const placed = cells[at];
    return placed && toldBy(placed.cell, placed.release.rule);
  };
  const shown = rowsOfCells(structure, told);
  const published = totals.flatMap((total) => rowOfTotal([structure], total) ?? []);
  const known = [...shown, ...published];
  const system = reduceSystem(structure.atoms, [...known, ...rowsOfLinks(structure, known)]);
  const bounds = propagate(system);
  const membersAt = (at: number) => membersOf(structure.cells, at);
  const isSuspect = (at: number) =>
    cells[at]?.cell.status === 'WITHHELD' && !isEasilyWide({ system, bounds }, membersAt(at));
  const suspects = targetsOf(system, [...cells.keys()].filter(isSuspect), membersAt);
  return { system, bounds, cells, suspects, publicly: publicSystem(structure, published) };
}

/** What others publish and who counts in which table; worked out when it is first asked for. */
function publicSystem(
  structure: Structure,
  published: readonly KnownRow[],
): (cell: number) => BoundedTarget | undefined {
  let known: BoundedSystem | undefined;
  const worked = (): BoundedSystem => {
    const system = reduceSystem(structure.atoms, [...published, ...everyLink(structure)]);
    return { system, bounds: propagate(system) };
  };
  return (at) => {
    if (published.length === 0) return undefined;
    known ??= worked();
    const [target] = targetsOf(known.system, [at], () => membersOf(structure.cells, at));
    return target && { ...known, target };
  };
}

/** A cell is at least as wide as any unknown in it: for nearly every cell the first one looked at is enough. */
function isEasilyWide({ system, bounds }: BoundedSystem, atoms: Int32Array): boolean {
  return atoms.some((atom) => {
    const unknown = system.unknownOf[atom] ?? 0;
    return (bounds.greatest[unknown] ?? 0) - (bounds.least[unknown] ?? 0) >= suspectUnder;
  });
}

/** Cells in the order of the structure: that of a release is area, period, codes, as its tables have it. */
function cellsOf(release: ReleaseDocument, { tables }: Outline): readonly PlacedCell[] {
  return tables.flatMap((outline) => {
    const { name } = outline.table;
    const cells = release.tables.find((table) => table.name === name)?.cells ?? [];
    if (cells.length !== sizeOf(outline)) throw new Error(`Table ${name} holds no whole grid.`);
    return cells.map((cell) => ({ release, table: name, cell }));
  });
}

/** What single rows tell of a withheld cell, one after another. */
export const boundsOf = ({ bounds }: Pick<BoundedSystem, 'bounds'>, target: Target): Interval => ({
  least: leastAt(target, bounds.least),
  greatest: greatestAt(target, bounds.greatest),
});
