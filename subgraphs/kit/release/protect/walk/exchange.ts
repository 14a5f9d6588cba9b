import { membersOf, type SparseRows } from '../../../../../schema/protocol/disclosure/sparseRows.js';
import { classesOf } from './people.js';
import type { PeopleWalk } from './peopleWalk.js';
import { presenceAttribute } from './space.js';

/** A number from 0 up to, not including, the limit; the same sequence in every run. */
export type Draw = (limit: number) => number;

/** How hard one exchange is sought. */
export interface Effort {
  /** People that one exchange may change. */
  readonly people: number;
  /** Changes compared at each step. */
  readonly ways: number;
  readonly attempts: number;
}

/** One wish: that a cell or row counts one more, or one less. */
interface Wish {
  readonly view: number;
  readonly atoms: Int32Array;
  readonly by: 1 | -1;
}

interface Way {
  readonly person: number;
  /** Attribute and value in turn. */
  readonly changes: readonly number[];
}

export interface Ground {
  readonly walk: PeopleWalk;
  /** The atoms of each known row and of each cell. */
  readonly rows: SparseRows;
  readonly cells: SparseRows;
  readonly viewOf: (atom: number) => number;
  readonly draw: Draw;
}

/** Up, then down from there, as long as exchanges are found; answers what stood in the way of the last ones. */
export function widen(ground: Ground, cell: number, effort: Effort): readonly number[] {
  const { sightings } = ground.walk;
  const inTheWay: number[] = [];
  for (const by of [1, -1] as const)
    while (!sightings.isWide(cell) && (by > 0 || sightings.count(cell) > 0)) {
      const rows = exchange(ground, cell, by, effort);
      if (rows === undefined) continue;
      inTheWay.push(...rows);
      break;
    }
  return inTheWay;
}

/**
 * Exchanges people until a cell counts one more or one less and every known row holds again, then answers undefined. Where
 * no exchange is found nothing changes, and the rows are answered that kept the nearest try from holding.
 */
function exchange(ground: Ground, cell: number, by: 1 | -1, effort: Effort): readonly number[] | undefined {
  const { walk } = ground;
  const atoms = membersOf(ground.cells, cell);
  const inCell = new Set(atoms);
  const view = ground.viewOf(atoms[0] ?? 0);
  let nearest: readonly number[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < effort.attempts; attempt++) {
    const moved = new Set<number>();
    let wish: Wish | undefined = { view, atoms, by };
    for (let step = 0; step < effort.people && wish !== undefined; step++) {
      if (!best(ground, wish, { effort, inCell, view, by, moved })) break;
      const { excess, broken } = walk.rows;
      if (excess > 0 && excess < least) [nearest, least] = [[...broken], excess];
      wish = nextWish(ground);
    }
    if (walk.rows.excess === 0 && moved.size > 0) {
      walk.keep();
      return undefined;
    }
    walk.undo();
    walk.keep();
  }
  return nearest;
}

interface Rule {
  readonly effort: Effort;
  readonly inCell: ReadonlySet<number>;
  readonly view: number;
  readonly by: 1 | -1;
  readonly moved: Set<number>;
}

/** Makes the change that leaves the rows nearest to holding, and never takes back what the cell has gained. */
function best(ground: Ground, wish: Wish, { effort, inCell, view, by, moved }: Rule): boolean {
  const { walk } = ground;
  const gain = moved.size === 0 ? 1 : 0;
  let found: Way | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < effort.ways && least > 0; n++) {
    const way = wish.by > 0 ? entering(ground, wish) : leaving(ground, wish);
    if (way === undefined || moved.has(way.person)) continue;
    const before = inCell.has(walk.atomOfPerson(way.person, view)) ? 1 : 0;
    const excess = walk.excessAfter(way.person, way.changes);
    const after = inCell.has(walk.atomAfter[view] ?? -1) ? 1 : 0;
    if ((after - before) * by < gain || excess >= least) continue;
    [found, least] = [way, excess];
  }
  if (found === undefined) return false;
  make(walk, found);
  moved.add(found.person);
  return true;
}

function make(walk: PeopleWalk, { person, changes }: Way): void {
  for (let at = 0; at < changes.length; at += 2) walk.change(person, changes[at] ?? 0, changes[at + 1] ?? 0);
}

/** To mend a row that doesn't hold; undefined where all do. */
function nextWish({ walk, rows, viewOf, draw }: Ground): Wish | undefined {
  const row = walk.rows.broken[draw(walk.rows.broken.length)];
  if (row === undefined) return undefined;
  const atoms = membersOf(rows, row);
  const isHigh = walk.rows.isHigh(row);
  return { view: viewOf(atoms[0] ?? 0), atoms, by: isHigh ? -1 : 1 };
}

/** Somebody who stands in one of the atoms, given another value of one attribute that the view tells. */
function leaving(ground: Ground, { view, atoms }: Wish): Way | undefined {
  const { walk, draw } = ground;
  const person = somebodyIn(atoms, ground);
  const told = walk.space.views[view];
  if (person === undefined || told === undefined) return undefined;
  const attribute = told.attributes[draw(told.attributes.length + 1)] ?? presenceAttribute;
  const size = walk.space.sizes[attribute] ?? 1;
  if (size < 2) return undefined;
  const value = (walk.attribute(person, attribute) + 1 + draw(size - 1)) % size;
  return { person, changes: [attribute, value] };
}

const looks = 12;

/** How many of those who stand in one atom are looked at. */
const crowd = 6;

function somebodyIn(atoms: Int32Array, { walk, draw }: Ground): number | undefined {
  const start = draw(atoms.length);
  for (let n = 0; n < atoms.length; n++) {
    const atom = atoms[(start + n) % atoms.length] ?? 0;
    const count = walk.counts[atom] ?? 0;
    if (count > 0) return walk.somebodyIn(atom, draw(Math.min(count, crowd)));
  }
  return undefined;
}

/** Somebody who stands outside and differs in one attribute; where nobody is found, anybody. */
function entering(ground: Ground, { view, atoms }: Wish): Way | undefined {
  const { walk, draw } = ground;
  const told = walk.space.views[view];
  const atom = atoms[draw(atoms.length)] ?? 0;
  if (told === undefined) return undefined;
  const classes = classesOf(told, atom);
  for (let n = 0; n < looks; n++) {
    const at = draw(classes.length);
    const size = told.classes[at] ?? 1;
    if (size < 2) continue;
    const stride = told.strides[at] ?? 1;
    const other = atom + (draw(size) - (classes[at] ?? 0)) * stride;
    if (other === atom || (walk.counts[other] ?? 0) === 0) continue;
    const person = walk.somebodyIn(other, draw(Math.min(walk.counts[other] ?? 0, crowd)));
    const attribute = told.attributes[at] ?? 0;
    if (person !== undefined)
      return { person, changes: [attribute, told.valueOf[at]?.[classes[at] ?? 0] ?? 0] };
  }
  const person = draw(walk.size);
  const changes: number[] = [presenceAttribute, 0];
  for (let at = 0; at < classes.length; at++) {
    const attribute = told.attributes[at] ?? 0;
    const of = classes[at] ?? 0;
    if (told.classOf[at]?.[walk.attribute(person, attribute)] === of) continue;
    changes.push(attribute, told.valueOf[at]?.[of] ?? 0);
  }
  return { person, changes };
}
