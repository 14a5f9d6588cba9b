import type { Solver } from '../../../../schema/protocol/disclosure/boundModel.js';
import { isNarrow } from '../../../../schema/protocol/disclosure/interval.js';
import { everyLink } from '../../../../schema/protocol/disclosure/knownRows.js';
import { propagate } from '../../../../schema/protocol/disclosure/propagate.js';
import { type KnownRow, reduceSystem } from '../../../../schema/protocol/disclosure/reducedSystem.js';
import { activity, membersOf } from '../../../../schema/protocol/disclosure/sparseRows.js';
import type { Structure } from '../../../../schema/protocol/disclosure/structure.js';
import { greatestAt, leastAt, targetsOf } from '../../../../schema/protocol/disclosure/target.js';
import { tenFive, windowOf } from '../../../../schema/protocol/tenFive.js';
import { startCertifier } from './choice/certify.js';
import { choose } from './choice/choose.js';
import { peopleOf } from './walk/people.js';
import { spaceOf } from './walk/space.js';

export interface Protecting {
  readonly structure: Structure;
  /** The true count of each atom. */
  readonly truth: Int32Array;
  /** What the rows of each dataset tell together; see `jointViews`. */
  readonly joint: JointCounts;
  /** Whether the rows hold all of a cell; the others tell nothing. */
  readonly isCollected: (cell: number) => boolean;
  /** What others publish exactly; see `trueTotals`. */
  readonly published: readonly KnownRow[];
  /** Cells that the owner has shown before as they are now; see `earlierCells`. */
  readonly told?: ReadonlySet<number>;
  /** Linear programs; without them more is withheld. */
  readonly solver?: Solver | undefined;
  /** Whether it is told, too, how many cells any choice would have to withhold to protect others. */
  readonly isBounded?: boolean | undefined;
}

export interface JointCounts {
  readonly views: Structure['views'];
  /** By atom of these views. */
  readonly counts: Int32Array;
}

export interface Protected {
  /** By cell: the value shown, or -1 where it is withheld. Cells that aren't collected are -1 too. */
  readonly shown: Int32Array;
  /** Withheld cells that what others publish tells by itself. */
  readonly publicCells: ReadonlySet<number>;
  /** Withheld cells that no tables prove safe: none in a release that may leave. */
  readonly unproven: readonly number[];
  /** How many cells were withheld to protect others. */
  readonly secondary: number;
  /** How many any choice would have to withhold so; undefined where nobody asked, and where there is no solver. */
  readonly least?: number | undefined;
}

/** What may be shown of a population's cells, so that nothing withheld can be told to within less than three. */
export function protect(parts: Protecting): Protected {
  const { structure, truth, joint, isCollected, published, told, solver, isBounded = false } = parts;
  const { cells } = structure;
  const counts = Int32Array.from({ length: cells.length }, (_, cell) => activity(cells, cell, truth));
  const shown = counts.map((count, cell) => (isCollected(cell) ? (tenFive(count) ?? -1) : -1));
  const groups = groupsAlike(structure, isCollected);
  const publicCells = toldByOthers(
    structure,
    published,
    groups.map(([first]) => first ?? 0),
  );
  // What others publish already tells nothing more by being shown.
  const window = ([cell = 0]: readonly number[]): KnownRow => ({
    ...windowOf(shown[cell] ?? 0),
    members: membersOf(cells, cell),
    cell,
  });
  const shownGroups = groups.filter(([cell = 0]) => (shown[cell] ?? -1) >= 0 && !publicCells.has(cell));
  const isTold = (group: readonly number[]) => told !== undefined && group.some((cell) => told.has(cell));
  const telling = shownGroups.filter((group) => !isTold(group));
  const known = telling.map(window);
  // Withholding what was shown before would hide nothing: it stays known, as what others publish does.
  const lasting = [
    ...shownGroups.filter(isTold).map((group) => ({ ...window(group), cell: -1 })),
    ...published,
  ];
  const space = spaceOf(structure);
  const people = peopleOf(spaceOf(joint), joint.counts);
  const hidden = groups.flatMap(([cell = 0]) =>
    (shown[cell] ?? -1) < 0 && !publicCells.has(cell) ? [cell] : [],
  );
  const everyPublic = groups.flatMap((group) => (publicCells.has(group[0] ?? 0) ? group : []));
  const withheldPublic = new Set(everyPublic.filter((cell) => (shown[cell] ?? -1) < 0));
  const certifier =
    people && startCertifier({ structure, space, people, known: [...known, ...lasting], solver });
  const isCounted = collectedAtoms(structure, isCollected);
  if (!certifier?.counts.every((count, atom) => count === truth[atom] || !isCounted(atom))) {
    certifier?.dispose();
    return { shown, publicCells: withheldPublic, unproven: hidden, secondary: 0 };
  }
  const choosing = { certifier, structure, known, counts, telling, hidden, solver, isBounded };
  const { away, open, least } = choose(choosing);
  certifier.dispose();
  const alike = new Map(telling.map((group) => [group[0] ?? 0, group]));
  const withheld = [...away].flatMap((row) => alike.get(known[row]?.cell ?? -1) ?? []);
  for (const cell of withheld) shown[cell] = -1;
  const left = new Set(open);
  const unproven = groups.filter(([cell = 0]) => left.has(cell)).flat();
  return { shown, publicCells: withheldPublic, unproven, secondary: withheld.length, least };
}

/** Cells that count the same atoms: they are shown together or not at all. */
function groupsAlike(
  { cells }: Structure,
  isCollected: (cell: number) => boolean,
): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (let cell = 0; cell < cells.length; cell++) {
    if (!isCollected(cell)) continue;
    const key = membersOf(cells, cell).join(' ');
    const group = groups.get(key);
    if (group) group.push(cell);
    else groups.set(key, [cell]);
  }
  return [...groups.values()];
}

function collectedAtoms(
  structure: Structure,
  isCollected: (cell: number) => boolean,
): (atom: number) => boolean {
  const collected = new Uint8Array(structure.atoms);
  for (let cell = 0; cell < structure.cells.length; cell++)
    if (isCollected(cell)) for (const atom of membersOf(structure.cells, cell)) collected[atom] = 1;
  return (atom) => collected[atom] === 1;
}

/** Cells that what others publish tells to within less than three, whatever is released here. */
function toldByOthers(
  structure: Structure,
  published: readonly KnownRow[],
  all: readonly number[],
): ReadonlySet<number> {
  if (published.length === 0) return new Set();
  const { atoms, cells } = structure;
  const system = reduceSystem(atoms, [...published, ...everyLink(structure)]);
  const { least, greatest } = propagate(system);
  const targets = targetsOf(system, all, (cell) => membersOf(cells, cell));
  const told = targets.filter((target) =>
    isNarrow({ least: leastAt(target, least), greatest: greatestAt(target, greatest) }),
  );
  return new Set(told.flatMap((target) => target.cells));
}
