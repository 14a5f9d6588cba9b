import { Bag, type OpenBag } from './bag.js';

/**
 * A bag that stands for all objects of one place which came with the same content: the same entity, again and again.
 * What is fetched for such objects is fetched, merged and written once. Only the fetches for this very place may add to
 * it; whatever else would change it has to take a copy (see mergeData.ts).
 */
export class SharedBag extends Bag {
  #list: unknown;
  #writer: unknown;
  #text: string | undefined;

  static is(value: unknown): boolean {
    return typeof value === 'object' && value !== null && #text in value;
  }

  /** Whether a bag is met for the first time while this list is gathered; true for all that aren't shared. */
  static isNewTo(list: unknown, bag: OpenBag): boolean {
    if (!(#list in bag)) return true;
    if (bag.#list === list) return false;
    bag.#list = list;
    return true;
  }

  /** What this writer has written of it. */
  static textBy(writer: unknown, bag: OpenBag): string | undefined {
    return #writer in bag && bag.#writer === writer ? bag.#text : undefined;
  }

  static keepText(writer: unknown, bag: OpenBag, text: string): void {
    if (!(#writer in bag)) return;
    bag.#writer = writer;
    bag.#text = text;
  }
}
// As with Bag: no key may be found that is no data.
Reflect.deleteProperty(SharedBag.prototype, 'constructor');
