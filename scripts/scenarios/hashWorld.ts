import {
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { canonicalJson } from '../../schema/protocol/canonicalJson.js';
import { hashOf } from './hashOf.js';
import type { Asked, Item, World } from './world.js';

/** How many items of each type there are. */
const poolSize = 5;
/** Of a hundred nullable values, so many are null. */
const nullShare = 12;

/**
 * A truth for any schema, made of hashes: the same field of the same item with the same arguments always has the same
 * value, whoever asks. Types come from the whole supergraph, because a subgraph may promise less or more than that.
 */
export class HashWorld implements World {
  readonly #pools = new Map<string, readonly Item[]>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly entities: ReadonlySet<string>,
  ) {}

  root(kind: 'Query' | 'Mutation'): Item {
    return { type: kind, data: { seed: kind } };
  }

  all(types: readonly string[]): readonly Item[] {
    return types.flatMap((type) => this.#pool(type));
  }

  read(item: Item, { field, args }: Asked): unknown {
    const type = this.schema.getType(item.type);
    const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field] : undefined;
    if (!definition) throw new RangeError(`${item.type} has no field ${field}.`);
    return this.#value(definition.type, `${item.data['seed']}.${field}(${canonicalJson({ ...args })})`);
  }

  #value(type: GraphQLOutputType, seed: string): unknown {
    if (isNonNullType(type)) return this.#sure(type.ofType, seed);
    return hashOf(`${seed}?`) % 100 < nullShare ? null : this.#sure(type, seed);
  }

  #sure(type: GraphQLOutputType, seed: string): unknown {
    const chance = hashOf(seed);
    if (isNonNullType(type)) return this.#sure(type.ofType, seed);
    if (isListType(type))
      return Array.from({ length: chance % 4 }, (_, at) => this.#value(type.ofType, `${seed}[${at}]`));
    if (isEnumType(type)) return type.getValues()[chance % type.getValues().length]?.name ?? null;
    if (isObjectType(type)) return this.#item(type.name, seed);
    if (isInterfaceType(type) || isUnionType(type)) {
      const types = this.schema.getPossibleTypes(type);
      return this.#item(types[chance % types.length]?.name ?? '', seed);
    }
    return scalarOf(type.name, chance);
  }

  /** One of the pool where the type is an entity, so that keys find it again; else an object of its own. */
  #item(type: string, seed: string): Item {
    const pool = this.entities.has(type) ? this.#pool(type) : [];
    return pool[hashOf(`${seed}#`) % poolSize] ?? { type, data: { seed } };
  }

  #pool(type: string): readonly Item[] {
    const known = this.#pools.get(type);
    if (known) return known;
    const pool = Array.from({ length: poolSize }, (_, at) => ({ type, data: { seed: `${type}#${at}` } }));
    this.#pools.set(type, pool);
    return pool;
  }
}

function scalarOf(name: string, chance: number): unknown {
  if (name === 'Int') return (chance % 2001) - 1000;
  if (name === 'Float') return (chance % 100_000) / 8;
  if (name === 'Boolean') return chance % 2 === 0;
  if (name === 'ID') return `id-${chance}`;
  return chance % 11 === 0 ? `"quoted"\\ ü\u2028 ${chance}` : `text-${chance}`;
}
