import type { ShapeField } from '../plan/shape.js';
import type { OpenBag } from './bag.js';
import type { SharedBag } from './sharedBag.js';

type Raw = Readonly<Record<string, unknown>>;

/** Objects looked at before it is judged whether those of a place repeat. */
const enough = 32;

/**
 * The objects of one answer that came with the same content at one place, each once. What is selected stands for the
 * place: objects of different places are never one, because different fetches may add to them.
 */
export class SharedBags {
  readonly #places = new Map<readonly ShapeField[], SharedPlace | undefined>();

  /** Where objects with these fields are shared; undefined where they can't be told apart or don't repeat. */
  placeOf(fields: readonly ShapeField[]): SharedPlace | undefined {
    const known = this.#places.get(fields);
    if (known !== undefined) return known.isWorthwhile ? known : undefined;
    if (this.#places.has(fields)) return undefined;
    const telling = tellingKey(fields);
    const made = telling === undefined ? undefined : new SharedPlace(fields, telling);
    this.#places.set(fields, made);
    return made;
  }
}

/** A field that seldom is the same in two objects: the first value that is no type. */
function tellingKey(fields: readonly ShapeField[]): string | undefined {
  if (fields.some(({ isInherited }) => isInherited)) return undefined;
  return fields.find(({ key, child }) => child === undefined && key !== '__typename')?.key;
}

/** The objects of one place by the value that tells them apart. */
export class SharedPlace {
  readonly #known = new Map<unknown, OpenBag>();
  readonly #isFlat: boolean;
  #seen = 0;
  #repeated = 0;

  constructor(
    private readonly fields: readonly ShapeField[],
    private readonly telling: string,
  ) {
    this.#isFlat = fields.every(({ child }) => child === undefined);
  }

  /** Sharing costs a look for each object, and is given up where it finds less than one in four. */
  get isWorthwhile(): boolean {
    return this.#seen < enough || this.#repeated * 4 > this.#seen;
  }

  /** The bag of an object like this one, where its values alone tell that it is. */
  flat(raw: Raw): OpenBag | undefined {
    if (!this.#isFlat) return undefined;
    const known = this.#known.get(raw[this.telling]);
    if (known === undefined) return undefined;
    for (let at = 0; at < this.fields.length; at++) {
      const { key } = this.fields[at] as ShapeField;
      if (raw[key] !== known[key]) return undefined;
    }
    this.#seen += 1;
    this.#repeated += 1;
    return known;
  }

  /** The bag that stands for all with the content of this one: itself where it is the first. */
  one(bag: SharedBag): OpenBag {
    const open = bag as OpenBag;
    this.#seen += 1;
    const known = this.#known.get(open[this.telling]);
    if (known !== undefined && this.#isSame(open, known)) {
      this.#repeated += 1;
      return known;
    }
    this.#known.set(open[this.telling], open);
    return open;
  }

  #isSame(one: OpenBag, other: OpenBag): boolean {
    for (let at = 0; at < this.fields.length; at++) {
      const { key } = this.fields[at] as ShapeField;
      if (!isSameValue(one[key], other[key])) return false;
    }
    return true;
  }
}

/** Objects are the same where they are one; lists where their items are. */
function isSameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (!isSameValue(one[at], other[at])) return false;
  return true;
}
