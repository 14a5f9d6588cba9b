import {
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isInterfaceType,
  isListType,
  isObjectType,
  isUnionType,
} from 'graphql';

/** The type of a field, as far as fetched data is concerned. */
export interface FieldType {
  readonly named: string;
  readonly listDepth: number;
}

/** Questions about the types of the whole supergraph, those that clients don't see included. */
export class TypeBook {
  readonly #possible = new Map<string, ReadonlySet<string>>();

  readonly #names = new Map<string, ReadonlySet<string>>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** The concrete types an object of this type may have. */
  possible(typename: string): ReadonlySet<string> {
    const known = this.#possible.get(typename);
    if (known) return known;
    const type = this.schema.getType(typename);
    const names = isAbstractType(type)
      ? this.schema.getPossibleTypes(type).map(({ name }) => name)
      : [typename];
    const found = new Set(names);
    if (type) this.#possible.set(typename, found);
    return found;
  }

  /**
   * The names an object of this type may say it has: beside concrete types also interfaces, because the subgraph of an
   * interface object knows no other.
   */
  possibleNames(typename: string): ReadonlySet<string> {
    const known = this.#names.get(typename);
    if (known) return known;
    const concrete = this.possible(typename);
    const interfaces = [...concrete].flatMap((name) => {
      const type = this.schema.getType(name);
      return isObjectType(type) ? type.getInterfaces().map((found) => found.name) : [];
    });
    const found = new Set([...concrete, ...interfaces, typename]);
    if (this.schema.getType(typename)) this.#names.set(typename, found);
    return found;
  }

  /** The interfaces a type implements. */
  interfacesOf(typename: string): readonly string[] {
    const type = this.schema.getType(typename);
    return isObjectType(type) || isInterfaceType(type) ? type.getInterfaces().map(({ name }) => name) : [];
  }

  /** Whether every object of `typename` is one of `condition` too. */
  covers(condition: string, typename: string): boolean {
    if (condition === typename) return true;
    const wide = this.possible(condition);
    for (const name of this.possible(typename)) if (!wide.has(name)) return false;
    return true;
  }

  /** Whether some object may be of both. */
  overlap(one: string, other: string): boolean {
    const wide = this.possible(other);
    for (const name of this.possible(one)) if (wide.has(name)) return true;
    return false;
  }

  isConcrete = (typename: string): boolean => isObjectType(this.schema.getType(typename));

  isAbstract(typename: string): boolean {
    return isAbstractType(this.schema.getType(typename));
  }

  field(typename: string, name: string): FieldType | undefined {
    const type = this.fieldOutput(typename, name);
    if (!type) return name === '__typename' ? { named: 'String', listDepth: 0 } : undefined;
    return { named: getNamedType(type).name, listDepth: listDepthOf(type) };
  }

  fieldOutput(typename: string, name: string): GraphQLOutputType | undefined {
    const type = this.schema.getType(typename);
    if (isUnionType(type) || !(isObjectType(type) || isInterfaceType(type))) return undefined;
    return type.getFields()[name]?.type;
  }
}

function listDepthOf(type: GraphQLOutputType): number {
  const bare = getNullableType(type);
  return isListType(bare) ? 1 + listDepthOf(bare.ofType) : 0;
}
