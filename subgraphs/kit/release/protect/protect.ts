import type { Solver } from '../../../../schema/protocol/disclosure/boundModel.js';
import { isNarrow } from '../../../../schema/protocol/disclosure/interval.js';
import { everyLink } from '../../../../schema/protocol/disclosure/knownRows.js';
import { propagate } from '../../../../schema/protocol/disclosure/propagate.js';
import { type KnownRow, reduceSystem } from '../../../../schema/protocol/disclosure/reducedSystem.js';
import { activity, membersOf } from '../../../../schema/protocol/disclosure/sparseRows.js';
import type { Structure } from '../../../../schema/protocol/disclosure/structure.js';
import { greatestAt, leastAt, targetsOf } from '../../../../schema/protocol/disclosure/target.js';
import { tenFive, windowOf } from '../../../../schema/protocol/tenFive.js';
import { type Certifier, startCertifier } from './certify.js';
import type { Effort } from './exchange.js';
import { peopleOf } from './people.js';
import { restore } from './restore.js';
import { spaceOf } from './space.js';

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
}

/** Little effort first: most cells need one exchange. */
const efforts: readonly Effort[] = [
  { people: 3, ways: 12, attempts: 1 },
  { people: 6, ways: 24, attempts: 4 },
  { people: 10, ways: 32, attempts: 4 },
];
const searching: Effort = { people: 8, ways: 24, attempts: 2 };
const rounds = 400;

/** What may be shown of a population's cells, so that nothing withheld can be told to within less than three. */
export function protect(parts: Protecting): Protected {
  const { structure, truth, joint, isCollected, published, told, solver } = parts;
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
  const { away, open } = chosen({ certifier, structure, known, counts, telling, hidden });
  certifier.dispose();
  const alike = new Map(telling.map((group) => [group[0] ?? 0, group]));
  const withheld = [...away].flatMap((row) => alike.get(known[row]?.cell ?? -1) ?? []);
  for (const cell of withheld) shown[cell] = -1;
  const unproven = groups.filter(([cell = 0]) => open.has(cell)).flat();
  return { shown, publicCells: withheldPublic, unproven, secondary: withheld.length };
}

interface Choosing extends Repairing {
  /** The cells of each known row, and the first cell of each withheld group. */
  readonly telling: readonly (readonly number[])[];
  readonly hidden: readonly number[];
}

/** Which rows are taken away, and which cells stay open nevertheless. */
function chosen({ certifier, structure, known, counts, telling, hidden }: Choosing) {
  let unproven: Open = new Map(hidden.map((cell) => [cell, []]));
  for (const effort of efforts) unproven = certifier.prove([...unproven.keys()], effort);
  const { rows, open } = repair({ certifier, structure, known, counts }, unproven);
  if (open.size > 0) return { away: rows, open };
  const cellOf = (row: number) => known[row]?.cell ?? -1;
  const worth = (row: number) => (telling[row]?.length ?? 1) * (1 + (counts[cellOf(row)] ?? 0) / 40);
  return { away: restore({ ...certifier, away: rows, cells: hidden, cellOf, worth }), open };
}

/** Cells not proven yet, with the rows that stood in the way. */
type Open = ReadonlyMap<number, readonly number[]>;

interface Repairing {
  readonly certifier: Certifier;
  readonly structure: Structure;
  /** Rows of shown cells, the only ones that can be taken away. */
  readonly known: readonly KnownRow[];
  readonly counts: Int32Array;
}

/** Takes away shown cells until nothing is open, or nothing that could be taken away stands in the way. */
function repair({ certifier, structure, known, counts }: Repairing, unproven: Open) {
  const rows: number[] = [];
  let open = unproven;
  for (let round = 0; round < rounds && open.size > 0; round++) {
    const more = toHide(open, known, counts);
    for (const row of more) certifier.forget(row);
    rows.push(...more);
    const again = certifier.prove(
      [...more.flatMap((row) => known[row]?.cell ?? []), ...open.keys()],
      searching,
    );
    const isStuck = more.length === 0 && [...again.values()].flat().every((row) => row >= known.length);
    open = again;
    if (isStuck) break;
  }
  return open.size === 0 ? { rows, open } : insist({ certifier, structure, known, counts }, rows, open);
}

/**
 * What only linear programs proved before is no nearer to walks now that it stays known: they are asked again. Where
 * they fail too, what else is shown of the same people goes, the least first.
 */
function insist({ certifier, structure, known, counts }: Repairing, away: readonly number[], open: Open) {
  const rows = [...away];
  const unproved = (cells: readonly number[]) => cells.filter((cell) => !certifier.recaller.proves(cell));
  let cells = unproved([...open.keys()]);
  const size = ({ cell }: KnownRow) => counts[cell] ?? 0;
  const left = [...known.entries()].filter(([row]) => !rows.includes(row));
  for (const [row, telling] of left.sort(([, one], [, other]) => size(one) - size(other))) {
    const atoms = new Set(cells.flatMap((cell) => [...membersOf(structure.cells, cell)]));
    if (!telling.members.some((atom) => atoms.has(atom))) continue;
    certifier.forget(row);
    rows.push(row);
    cells = unproved([...cells, telling.cell]);
  }
  return { rows, open: new Map(cells.map((cell) => [cell, []])) };
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

/** Shown cells that stand in the way of most, for what they are worth; more at once where much is open. */
function toHide(
  open: ReadonlyMap<number, readonly number[]>,
  known: readonly KnownRow[],
  counts: Int32Array,
): readonly number[] {
  const left = [...open.values()].map((rows) => new Set(rows.filter((row) => row < known.length)));
  const chosen: number[] = [];
  const most = 1 + Math.floor(open.size / 40);
  while (chosen.length < most) {
    const blame = new Map<number, number>();
    for (const rows of left) for (const row of rows) blame.set(row, (blame.get(row) ?? 0) + 1 / rows.size);
    let best = -1;
    let worth = 0;
    for (const [row, times] of blame) {
      const value = times / (1 + (counts[known[row]?.cell ?? 0] ?? 0) / 40);
      if (value > worth || (value === worth && row < best)) [best, worth] = [row, value];
    }
    if (best < 0) break;
    chosen.push(best);
    for (const rows of left) if (rows.has(best)) rows.clear();
  }
  return chosen;
}
