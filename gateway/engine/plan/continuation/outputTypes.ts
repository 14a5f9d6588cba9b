import { type DocumentNode, Kind, type OperationTypeNode, type TypeNode } from 'graphql';
import { entityAt } from './continuationSupergraph.js';
import { isInterfaceObject, keysOf } from './joinDirectives.js';

interface OutputType {
  readonly named: string;
  readonly isList: boolean;
}

/** The types of a supergraph's fields, those among them that clients don't see. */
export class OutputTypes {
  readonly #fields = new Map<string, OutputType>();
  readonly #entities = new Set<string>();
  readonly #roots = new Map<string, string>();
  readonly #possible = new Map<string, string[]>();
  readonly #interfaceObjects = new Set<string>();

  constructor({ definitions }: DocumentNode) {
    for (const definition of definitions) {
      if (definition.kind === Kind.SCHEMA_DEFINITION)
        for (const { operation, type } of definition.operationTypes)
          this.#roots.set(operation, type.name.value);
      if (definition.kind === Kind.UNION_TYPE_DEFINITION)
        this.#possible.set(
          definition.name.value,
          (definition.types ?? []).map(({ name }) => name.value),
        );
      if (
        definition.kind !== Kind.OBJECT_TYPE_DEFINITION &&
        definition.kind !== Kind.INTERFACE_TYPE_DEFINITION
      )
        continue;
      const { value: typename } = definition.name;
      if (keysOf(definition).length > 0) this.#entities.add(typename);
      if (definition.kind === Kind.OBJECT_TYPE_DEFINITION)
        for (const { name } of [definition, ...(definition.interfaces ?? [])])
          this.#possible.set(name.value, [...this.possible(name.value), typename]);
      if (isInterfaceObject(definition)) this.#interfaceObjects.add(typename);
      for (const { name, type } of definition.fields ?? [])
        this.#fields.set(`${typename}.${name.value}`, outputType(type, false));
    }
  }

  isEntity(typename: string): boolean {
    return this.#entities.has(typename);
  }

  /** The concrete types that a type stands for. */
  possible(typename: string): readonly string[] {
    return this.#possible.get(typename) ?? [];
  }

  /** Whether some subgraph has the interface as an object; without a name, whether there is any such. */
  isInterfaceObject(typename?: string): boolean {
    return typename === undefined ? this.#interfaceObjects.size > 0 : this.#interfaceObjects.has(typename);
  }

  fieldType(typename: string, field: string): OutputType | undefined {
    const entity = entityAt(field);
    // The root fields that begin at an entity are in the schema of no client.
    if (entity !== undefined && this.isEntity(entity)) return { named: entity, isList: false };
    return this.#fields.get(`${typename}.${field}`);
  }

  rootName(operation: OperationTypeNode): string {
    return this.#roots.get(operation) ?? (operation === 'mutation' ? 'Mutation' : 'Query');
  }
}

function outputType(type: TypeNode, isList: boolean): OutputType {
  if (type.kind === Kind.NAMED_TYPE) return { named: type.name.value, isList };
  return outputType(type.type, isList || type.kind === Kind.LIST_TYPE);
}
