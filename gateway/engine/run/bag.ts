/**
 * An object of fetched data. Its prototype is empty and has none itself, so that no key a client or a subgraph chose
 * (`__proto__`, `constructor`, `toString`) means anything but data; unlike `Object.create(null)` it stays fast.
 */
export class Bag {
  readonly [key: string]: unknown;
}
Reflect.deleteProperty(Bag.prototype, 'constructor');
Object.setPrototypeOf(Bag.prototype, null);

/** A bag while it is filled; every write goes through one of the files of this folder. */
export type OpenBag = { [key: string]: unknown };

export const isBag = (value: unknown): value is OpenBag => value instanceof Bag;

/** Whether reading a key from an ordinary object could find something of Object.prototype. */
export const isInherited = (key: string): boolean => key in Object.prototype;
