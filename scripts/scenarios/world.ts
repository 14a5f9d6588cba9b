/** One object of a graph's truth; the same object whichever subgraph, or the monolith, comes upon it. */
export interface Item {
  /** Its concrete type in the supergraph. */
  readonly type: string;
  /** Its name in the data, where it has one. */
  readonly name?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A field that somebody asks of an item. */
export interface Asked {
  readonly field: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Type of an object that names none itself. */
  readonly type: string;
  /** What the field's `@requires` selects: from the representation in a subgraph, from the truth in the monolith. */
  readonly required: () => unknown;
}

/** What is true of a graph. All of its subgraphs and its monolith read the same world, so that they must agree. */
export interface World {
  root(kind: 'Query' | 'Mutation'): Item;
  /** Scalars, items, null, undefined for what isn't there, errors where the data says so, and lists of them. */
  read(item: Item, asked: Asked): unknown;
  /** Every item of these concrete types that a key can find. */
  all(types: readonly string[]): readonly Item[];
}

export const isItem = (value: unknown): value is Item =>
  isRecord(value) && typeof value['type'] === 'string' && isRecord(value['data']);

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
