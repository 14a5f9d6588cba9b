import type { ShapeField } from '../plan/shape.js';
import type { OpenBag } from './bag.js';
import { SharedBag } from './sharedBag.js';
import { ValueTrie } from './valueTrie.js';

/** More fields than a type and a key of two parts are seldom the same twice. */
const mostFields = 3;

type Trie = ValueTrie<OpenBag>;

/**
 * The objects of one answer that hold nothing but a type and a key, each once. What is selected stands for the place:
 * objects of different places are never one, because different fetches may add to them.
 */
export class SharedBags {
  readonly #byFields = new Map<readonly ShapeField[], Trie | undefined>();

  /** The one for this object; undefined where it is none to share. */
  bagFor(fields: readonly ShapeField[], raw: Readonly<Record<string, unknown>>): OpenBag | undefined {
    const trie = this.#trieFor(fields);
    if (trie === undefined) return undefined;
    let place = trie;
    for (const { key } of fields) {
      const value = raw[key];
      if (value === undefined || (typeof value === 'object' && value !== null)) return undefined;
      place = place.at(value);
    }
    place.thing ??= filled(fields, raw);
    return place.thing;
  }

  #trieFor(fields: readonly ShapeField[]): Trie | undefined {
    const known = this.#byFields.get(fields);
    if (known !== undefined || this.#byFields.has(fields)) return known;
    const isKey =
      fields.length <= mostFields &&
      fields.some(({ key }) => key === '__typename') &&
      fields.every(({ child, isInherited }) => child === undefined && !isInherited);
    const made = isKey ? new ValueTrie<OpenBag>() : undefined;
    this.#byFields.set(fields, made);
    return made;
  }
}

function filled(fields: readonly ShapeField[], raw: Readonly<Record<string, unknown>>): OpenBag {
  const bag = new SharedBag() as OpenBag;
  for (const { key } of fields) bag[key] = raw[key];
  return bag;
}
