import type { Supergraph } from '../supergraph/supergraph.js';

export interface KeyedField {
  readonly name: string;
  readonly args: string;
  /** Whether something is selected below it. */
  readonly isObject: boolean;
  /** Whether it can never stand without arguments. */
  readonly needsArguments: boolean;
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
  readonly #siblings = new Map<string, Map<string, number>>();

  constructor(private readonly supergraph: Supergraph) {}

  keyFor(field: KeyedField): string {
    const { supergraph } = this;
    const { name, path, place } = field;
    if (name.startsWith('__')) return name;
    if (supergraph.isContested(place, name)) {
      return `${supergraph.keyPrefix}r${numberOf(this.#places, path)}_${name}`;
    }
    const isRequired = supergraph.requirements.hasArguments(name);
    const said = this.#saidBy(field);
    if (said === '' && !isRequired) return name;
    const variants = this.#variants.get(name) ?? new Map<string, number>();
    this.#variants.set(name, variants);
    const variant = numberOf(variants, said);
    // Its own name is kept for where it stands without arguments.
    const isFree = field.needsArguments || (said !== field.args && !isSecond(said));
    return variant === 0 && isFree && !isRequired ? name : `${supergraph.keyPrefix}a${variant}_${name}`;
  }

  /** What tells a field from others of its name; empty where it is the field and nothing more. */
  #saidBy({ name, args, path, place, isObject }: KeyedField): string {
    // Two fields of a mutation are two changes, even if they say the same.
    if (place === this.supergraph.mutationName) return `${args} ${path}`;
    if (!isObject) return args;
    // What is selected below one of two objects must not take the other with it when it fails.
    const at = path.lastIndexOf('.');
    const parent = `${path.slice(0, at)} ${name} ${args}`;
    const siblings = this.#siblings.get(parent) ?? new Map<string, number>();
    this.#siblings.set(parent, siblings);
    const number = numberOf(siblings, path.slice(at + 1));
    return number === 0 ? args : `${args}${second}${number}`;
  }
}

const second = ' #';
const isSecond = (said: string): boolean => said.includes(second);

function numberOf(known: Map<string, number>, key: string): number {
  const found = known.get(key) ?? known.size;
  known.set(key, found);
  return found;
}
