import type { GraphData } from './graphData.js';
import { computed, isOperation } from './operations.js';
import type { Asked, Item, World } from './world.js';
import { isRecord } from './world.js';

/**
 * The truth as a JSON file tells it. In a value, "@user:1" is the item of that name, an object with one `$` member is
 * an operation (operations.ts), any other object an object of its own without identity, lists are lists.
 */
export class DataWorld implements World {
  readonly journal: string[] = [];
  readonly #items: ReadonlyMap<string, Item>;
  /** Objects without a name, one item for each, so that they too keep their identity. */
  readonly #unnamed = new WeakMap<object, Item>();

  constructor(private readonly source: GraphData) {
    const items = Object.entries(structuredClone(source.items));
    this.#items = new Map(items.map(([name, data]) => [name, { name, type: data.__typename, data }]));
  }

  root(kind: 'Query' | 'Mutation'): Item {
    return { type: kind, data: this.source[kind] ?? {} };
  }

  all(types: readonly string[]): readonly Item[] {
    return [...this.#items.values()].filter(({ type }) => types.includes(type));
  }

  read(item: Item, asked: Asked): unknown {
    const { data } = item;
    return this.evaluate(Object.hasOwn(data, asked.field) ? data[asked.field] : undefined, asked);
  }

  /** What a value of the file stands for where a field is asked. */
  evaluate(raw: unknown, asked: Asked): unknown {
    if (typeof raw === 'string') return raw.startsWith('@') ? this.item(raw.slice(1)) : raw;
    if (Array.isArray(raw)) return raw.map((entry) => this.evaluate(entry, asked));
    if (!isRecord(raw)) return raw;
    return isOperation(raw) ? computed(this, raw, asked) : this.#unnamedItem(raw, asked.type);
  }

  item(name: string): Item {
    const found = this.#items.get(name);
    if (!found) throw new RangeError(`No item is named ${name}.`);
    return found;
  }

  #unnamedItem(data: Record<string, unknown>, fallback: string): Item {
    const known = this.#unnamed.get(data);
    if (known) return known;
    const { __typename: type } = data;
    const item = { type: typeof type === 'string' ? type : fallback, data };
    this.#unnamed.set(data, item);
    return item;
  }
}
