import type { SparseRows } from '../../../../../schema/protocol/disclosure/sparseRows.js';
import { HeldRows, type RowsToHold } from './heldRows.js';
import type { People } from './people.js';
import { Sightings } from './sightings.js';
import { atomOf, type Space, type SpaceView } from './space.js';

/** Rows that must hold, and the cells whose least and greatest count is wanted. */
export interface WalkRows extends RowsToHold {
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
  readonly sightings: Sightings;
  readonly rows: HeldRows;
  readonly scratch: Int16Array;
  readonly atomAfter: Int32Array;
  /** What `people` were at first, and who has been changed since. */
  readonly #truth: Int16Array;
  readonly #moved = new Set<number>();
  #list = 0;
  readonly #atoms: Int32Array;
  /** By atom the first person in it, and by person and view the next one and the one before. */
  readonly #heads: Int32Array;
  readonly #next: Int32Array;
  readonly #before: Int32Array;
  readonly #undo: number[] = [];
  readonly #changed: number[] = [];

  constructor(space: Space, { attributes, size }: People, rows: WalkRows, atoms: number) {
    this.space = space;
    this.rows = new HeldRows(rows);
    this.people = attributes.slice();
    this.#truth = attributes;
    this.scratch = new Int16Array(space.sizes.length);
    this.atomAfter = new Int32Array(space.views.length);
    this.counts = new Int32Array(atoms);
    this.#atoms = new Int32Array(size * space.views.length);
    this.#heads = new Int32Array(atoms).fill(-1);
    this.#next = new Int32Array(this.#atoms.length).fill(-1);
    this.#before = new Int32Array(this.#atoms.length).fill(-1);
    for (let person = 0; person < size; person++)
      for (const [at, view] of space.views.entries()) {
        const atom = atomOf(view, this.people, person * this.width);
        this.#enter(person * space.views.length + at, atom);
      }
    this.#changed.length = 0;
    this.sightings = new Sightings(rows.watched, rows.cells, this.counts);
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
    this.#moved.add(person);
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
    let { excess } = this.rows;
    for (let view = 0; view < this.space.views.length; view++) {
      const before = this.atomOfPerson(person, view);
      const atom = atomOf(this.space.views[view] as SpaceView, scratch);
      this.atomAfter[view] = atom;
      if (atom !== before) excess += this.rows.excessBetween(before, atom);
    }
    return excess;
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
    this.#end(touched);
    this.#changed.length = this.#undo.length = 0;
  }

  #end(changes: ReadonlyMap<number, number>): void {
    this.#list += 1;
    this.sightings.meet(this.#list, changes);
    for (const [atom, by] of changes) if (by !== 0) this.rows.note(atom, this.#list);
  }

  /** Takes back everything: the people are the true ones again. */
  goBack(): void {
    for (const person of this.#moved)
      for (let attribute = 0; attribute < this.width; attribute++) {
        const value = this.#truth[person * this.width + attribute] ?? 0;
        if (this.attribute(person, attribute) !== value) this.#set(person, attribute, value);
      }
    this.#moved.clear();
    this.keep();
  }

  /** Meets another list in which every row holds, by what it changes of the true one, and comes back. */
  meet(changes: ReadonlyMap<number, number>): void {
    this.goBack();
    const back = new Map([...changes].map(([atom, by]) => [atom, -by]));
    for (const turn of [changes, back]) {
      for (const [atom, by] of turn) this.#count(atom, by);
      this.#end(turn);
    }
  }

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
    this.#changed.push(atom, by);
    this.#count(atom, by);
  }

  #count(atom: number, by: number): void {
    this.counts[atom] = (this.counts[atom] ?? 0) + by;
    this.rows.count(atom, by);
  }
}
