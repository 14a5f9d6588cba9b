import type { Supergraph } from '../supergraph/supergraph.js';

export interface KeyedField {
  readonly name: string;
  readonly args: string;
  /** Response keys from the root on. */
  readonly path: string;
  /** Type of the place the field stands in, whatever fragments are around it. */
  readonly place: string;
}

/**
 * Names for fetched values. Aliases of the client end here: a value stands under its field's own name, so that no alias
 * hides a key another fetch needs, and no name a client made up ever becomes a key of an object. Two things need more:
 * arguments, and fields of one name whose types differ between the members of an abstract type.
 */
export class DataKeys {
  readonly #variants = new Map<string, Map<string, number>>();
  readonly #places = new Map<string, number>();

  constructor(private readonly supergraph: Supergraph) {}

  keyFor({ name, args, path, place }: KeyedField): string {
    const { supergraph } = this;
    if (name.startsWith('__')) return name;
    if (supergraph.isContested(place, name)) {
      return `${supergraph.keyPrefix}r${numberOf(this.#places, path)}_${name}`;
    }
    // Two fields of a mutation are two changes, even if they say the same.
    const said = place === supergraph.mutationName ? `${args} ${path}` : args;
    const isRequired = supergraph.isRequiredWithArguments(name);
    if (said === '' && !isRequired) return name;
    const variants = this.#variants.get(name) ?? new Map<string, number>();
    this.#variants.set(name, variants);
    const variant = numberOf(variants, said);
    return variant === 0 && !isRequired ? name : `${supergraph.keyPrefix}a${variant}_${name}`;
  }
}

function numberOf(known: Map<string, number>, key: string): number {
  const found = known.get(key) ?? known.size;
  known.set(key, found);
  return found;
}
