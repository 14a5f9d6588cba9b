import type { ShapeField } from '../plan/shape.js';
import type { OpenBag } from '../run/bag.js';
import { standsAt } from './jsonCursor.js';

/** Objects looked at before it is judged whether those of a place repeat. */
const enough = 32;

/**
 * The objects of one answer by the place they stand at. What is selected stands for the place: objects of different
 * places are never one, because different fetches may add to them.
 */
export class RepeatedTexts {
  readonly #places = new Map<readonly ShapeField[], RepeatedText>();

  constructor(private readonly text: string) {}

  /** What is known of the objects with these fields; undefined where they can't be told apart or don't repeat. */
  at(fields: readonly ShapeField[]): RepeatedText | undefined {
    let known = this.#places.get(fields);
    if (known === undefined) {
      known = new RepeatedText(this.text, fields);
      this.#places.set(fields, known);
    }
    return known.isWorthwhile ? known : undefined;
  }
}

interface Read {
  readonly bag: OpenBag;
  readonly text: string;
}

/** Objects of one place, by the value of a field that is seldom the same in two of them. */
export class RepeatedText {
  /** The field that tells them apart: the first value that is no type. */
  readonly telling: number;
  readonly #known = new Map<unknown, Read>();
  #seen = 0;
  #repeated = 0;

  constructor(
    private readonly text: string,
    fields: readonly ShapeField[],
  ) {
    this.telling = fields.findIndex(({ key, child }) => child === undefined && key !== '__typename');
  }

  /** Looking costs something for each object, and is given up where it finds less than one in four. */
  get isWorthwhile(): boolean {
    return this.telling >= 0 && (this.#seen < enough || this.#repeated * 4 > this.#seen);
  }

  /** The object whose text from here on is the same, to its end. */
  find(told: unknown, from: number): Read | undefined {
    this.#seen += 1;
    const known = this.#known.get(told);
    if (known === undefined || !standsAt(this.text, known.text, from)) return undefined;
    this.#repeated += 1;
    return known;
  }

  note(told: unknown, bag: OpenBag, { from, to }: { readonly from: number; readonly to: number }): void {
    this.#known.set(told, { bag, text: this.text.slice(from, to) });
  }
}
