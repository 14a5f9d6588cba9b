import type { JsonBytes } from '../project/jsonBytes.js';
import { Bag, type OpenBag } from './bag.js';

/**
 * A bag that stands for all objects of one place which came with the same content: the same entity, again and again.
 * What is fetched for such objects is fetched, merged and written once. Only the fetches for this very place may add to
 * it; whatever else would change it has to take a copy (see mergeData.ts).
 */
export class SharedBag extends Bag {
  #list: unknown;
  #writer: unknown;
  #from = 0;
  #to = 0;

  static is(value: unknown): boolean {
    return typeof value === 'object' && value !== null && #list in value;
  }

  /** Whether a bag is met for the first time while this list is gathered; true for all that aren't shared. */
  static isNewTo(list: unknown, bag: OpenBag): boolean {
    if (!(#list in bag)) return true;
    if (bag.#list === list) return false;
    bag.#list = list;
    return true;
  }

  /** Writes what this writer has written of it before; false where it hasn't. */
  static writeAgain(writer: unknown, bag: OpenBag, out: JsonBytes): boolean {
    if (!(#writer in bag) || bag.#writer !== writer) return false;
    out.again(bag.#from, bag.#to);
    return true;
  }

  /** Notes where its JSON stands in the answer. */
  static noteWritten(writer: unknown, bag: OpenBag, { from, to }: { from: number; to: number }): void {
    if (!(#writer in bag)) return;
    bag.#writer = writer;
    bag.#from = from;
    bag.#to = to;
  }
}
// As with Bag: no key may be found that is no data.
Reflect.deleteProperty(SharedBag.prototype, 'constructor');
