import type { SparseRows } from '../../../../schema/protocol/disclosure/sparseRows.js';
import type { People } from './people.js';
import { atomOf, type Space, type SpaceView } from './space.js';

/** Rows that must hold, and the cells whose least and greatest count is wanted. */
export interface WalkRows {
  /** By atom, the rows it stands in. */
  readonly columns: SparseRows;
  readonly least: Float64Array;
  readonly greatest: Float64Array;
  /** How much each unit that a row is from holding weighs: more for rows that can't be taken away. */
  readonly weights: Float64Array;
  /** By atom, the watched cells it counts in. */
  readonly watched: SparseRows;
  /** How many cells there are. */
  readonly cells: number;
}

/**
 * A list of people that changes one person at a time, and what it does to known rows and watched cells. Between
 * exchanges every known row holds: then these people could be the true ones for all that an outsider knows, and the
 * watched cells are seen as they are.
 */
export class PeopleWalk {
  readonly space: Space;
  readonly people: Int16Array;
  /** By view, how many stand in each atom. */
  readonly counts: Int32Array;
  readonly seenLeast: Int32Array;
  readonly seenGreatest: Int32Array;
  /** How far all rows together are from holding. */
  excess = 0;
  readonly broken: number[] = [];
  readonly activity: Float64Array;
  readonly rows: WalkRows;
  readonly scratch: Int16Array;
  readonly atomAfter: Int32Array;
  readonly #placeOfBroken: Int32Array;
  readonly #cells: Int32Array;
  readonly #atoms: Int32Array;
  /** By atom the first person in it, and by person and view the next one and the one before. */
  readonly #heads: Int32Array;
  readonly #next: Int32Array;
  readonly #before: Int32Array;
  readonly #undo: number[] = [];
  readonly #changed: number[] = [];

  constructor(space: Space, { attributes, size }: People, rows: WalkRows, atoms: number) {
    this.space = space;
    this.rows = rows;
    this.people = attributes.slice();
    this.scratch = new Int16Array(space.sizes.length);
    this.atomAfter = new Int32Array(space.views.length);
    this.counts = new Int32Array(atoms);
    this.activity = new Float64Array(rows.least.length);
    this.#placeOfBroken = new Int32Array(rows.least.length).fill(-1);
    this.#cells = new Int32Array(rows.cells);
    this.#atoms = new Int32Array(size * space.views.length);
    this.#heads = new Int32Array(atoms).fill(-1);
    this.#next = new Int32Array(this.#atoms.length).fill(-1);
    this.#before = new Int32Array(this.#atoms.length).fill(-1);
    for (let row = 0; row < rows.least.length; row++) this.#bump(row, 0);
    for (let person = 0; person < size; person++)
      for (const [at, view] of space.views.entries()) {
        const atom = atomOf(view, this.people, person * this.width);
        this.#enter(person * space.views.length + at, atom);
      }
    this.#changed.length = 0;
    for (let atom = 0; atom < atoms; atom++) this.#watch(atom, this.counts[atom] ?? 0);
    this.seenLeast = this.#cells.slice();
    this.seenGreatest = this.#cells.slice();
  }

  get width(): number {
    return this.space.sizes.length;
  }
  get size(): number {
    return this.#atoms.length / this.space.views.length;
  }

  /** The atom of a view that a person stands in; -1 for none. */
  atomOfPerson(person: number, view: number): number {
    return this.#atoms[person * this.space.views.length + view] ?? -1;
  }

  attribute(person: number, attribute: number): number {
    return this.people[person * this.width + attribute] ?? 0;
  }

  /** Changes one attribute of one person; `undo` takes it back. */
  change(person: number, attribute: number, value: number): void {
    const at = person * this.width + attribute;
    this.#undo.push(person, attribute, this.people[at] ?? 0);
    this.#set(person, attribute, value);
  }

  /**
   * How far the rows would be from holding after changes of one person, attribute and value in turn. No row spans two
   * views, so that each view's part can be told by itself.
   * `atomAfter` then answers where the person would stand in each view.
   */
  excessAfter(person: number, changes: readonly number[]): number {
    const { scratch, width } = this;
    for (let at = 0; at < width; at++) scratch[at] = this.people[person * width + at] ?? 0;
    for (let at = 0; at < changes.length; at += 2) scratch[changes[at] ?? 0] = changes[at + 1] ?? 0;
    let excess = this.excess;
    for (let view = 0; view < this.space.views.length; view++) {
      const before = this.atomOfPerson(person, view);
      const atom = atomOf(this.space.views[view] as SpaceView, scratch);
      this.atomAfter[view] = atom;
      if (atom !== before) excess += this.#excessBetween(before, atom);
    }
    return excess;
  }

  /** What moving one person from an atom to another of the same view adds to the excess. Rows stand in order. */
  #excessBetween(from: number, to: number): number {
    const { starts, members } = this.rows.columns;
    let [a, aEnd] = from < 0 ? [0, 0] : [starts[from] ?? 0, starts[from + 1] ?? 0];
    let [b, bEnd] = to < 0 ? [0, 0] : [starts[to] ?? 0, starts[to + 1] ?? 0];
    let excess = 0;
    while (a < aEnd || b < bEnd) {
      const left = a < aEnd ? (members[a] ?? 0) : Number.POSITIVE_INFINITY;
      const right = b < bEnd ? (members[b] ?? 0) : Number.POSITIVE_INFINITY;
      if (left <= right) a++;
      if (right <= left) b++;
      if (left < right) excess += this.#excessBy(left, -1);
      if (right < left) excess += this.#excessBy(right, 1);
    }
    return excess;
  }

  #excessBy(row: number, by: number): number {
    return this.excessOf(row, by) - this.excessOf(row);
  }

  /** Takes back every change since an exchange was kept. */
  undo(): void {
    while (this.#undo.length > 0) {
      const value = this.#undo.pop() ?? 0;
      const attribute = this.#undo.pop() ?? 0;
      this.#set(this.#undo.pop() ?? 0, attribute, value);
    }
  }

  /** Ends an exchange after which every row holds: what has changed is seen. */
  keep(): void {
    const touched = new Map<number, number>();
    for (let at = 0; at < this.#changed.length; at += 2) {
      const atom = this.#changed[at] ?? 0;
      touched.set(atom, (touched.get(atom) ?? 0) + (this.#changed[at + 1] ?? 0));
    }
    for (const [atom, by] of touched) if (by !== 0) this.#watch(atom, by);
    for (const [atom, by] of touched) if (by !== 0) this.#see(atom);
    this.#changed.length = this.#undo.length = 0;
  }

  /** How many a watched cell counts now. */
  cell = (cell: number): number => this.#cells[cell] ?? 0;

  #set(person: number, attribute: number, value: number): void {
    this.people[person * this.width + attribute] = value;
    for (const at of this.space.tellers[attribute] ?? []) {
      const slot = person * this.space.views.length + at;
      const before = this.#atoms[slot] ?? -1;
      const atom = atomOf(this.space.views[at] as SpaceView, this.people, person * this.width);
      if (atom === before) continue;
      this.#leave(slot, before);
      this.#enter(slot, atom);
    }
  }

  /** Somebody in an atom, the `turn`th found; undefined where nobody is. */
  somebodyIn(atom: number, turn: number): number | undefined {
    let slot = this.#heads[atom] ?? -1;
    for (let n = 0; n < turn && (this.#next[slot] ?? -1) >= 0; n++) slot = this.#next[slot] ?? -1;
    return slot < 0 ? undefined : Math.floor(slot / this.space.views.length);
  }

  #enter(slot: number, atom: number): void {
    this.#atoms[slot] = atom;
    if (atom < 0) return;
    const head = this.#heads[atom] ?? -1;
    this.#next[slot] = head;
    this.#before[slot] = -1;
    if (head >= 0) this.#before[head] = slot;
    this.#heads[atom] = slot;
    this.#stand(atom, 1);
  }

  #leave(slot: number, atom: number): void {
    if (atom < 0) return;
    const [next, before] = [this.#next[slot] ?? -1, this.#before[slot] ?? -1];
    if (next >= 0) this.#before[next] = before;
    if (before >= 0) this.#next[before] = next;
    else this.#heads[atom] = next;
    this.#stand(atom, -1);
  }

  #stand(atom: number, by: number): void {
    this.counts[atom] = (this.counts[atom] ?? 0) + by;
    this.#changed.push(atom, by);
    const { starts, members } = this.rows.columns;
    for (let at = starts[atom] ?? 0, end = starts[atom + 1] ?? 0; at < end; at++)
      this.#bump(members[at] ?? 0, by);
  }

  #bump(row: number, by: number): void {
    const before = this.excessOf(row);
    this.activity[row] = (this.activity[row] ?? 0) + by;
    const after = this.excessOf(row);
    const place = this.#placeOfBroken[row] ?? -1;
    this.excess += after - (place < 0 ? 0 : before);
    if (after > 0 && place < 0) this.#placeOfBroken[row] = this.broken.push(row) - 1;
    if (after === 0 && place >= 0) {
      const last = this.broken.pop() ?? row;
      if (last !== row) {
        this.broken[place] = last;
        this.#placeOfBroken[last] = place;
      }
      this.#placeOfBroken[row] = -1;
    }
  }

  /** How far a row is from holding, or would be with so many more; 0 where it holds. */
  excessOf(row: number, by = 0): number {
    const activity = (this.activity[row] ?? 0) + by;
    const [least, greatest] = [this.rows.least[row] ?? 0, this.rows.greatest[row] ?? 0];
    const beyond = activity > greatest ? activity - greatest : activity < least ? least - activity : 0;
    return beyond * (this.rows.weights[row] ?? 1);
  }

  #watch(atom: number, by: number): void {
    const { starts, members } = this.rows.watched;
    for (let at = starts[atom] ?? 0, end = starts[atom + 1] ?? 0; at < end; at++) {
      const cell = members[at] ?? 0;
      this.#cells[cell] = (this.#cells[cell] ?? 0) + by;
    }
  }

  #see(atom: number): void {
    const { starts, members } = this.rows.watched;
    for (let at = starts[atom] ?? 0, end = starts[atom + 1] ?? 0; at < end; at++) {
      const cell = members[at] ?? 0;
      const count = this.#cells[cell] ?? 0;
      if (count < (this.seenLeast[cell] ?? 0)) this.seenLeast[cell] = count;
      if (count > (this.seenGreatest[cell] ?? 0)) this.seenGreatest[cell] = count;
    }
  }
}
