import { type DocumentNode, Kind, type OperationTypeNode, type TypeNode } from 'graphql';
import { keysOf } from './joinDirectives.js';

interface OutputType {
  readonly named: string;
  readonly isList: boolean;
}

/** The types of a supergraph's fields, those among them that clients don't see. */
export class OutputTypes {
  readonly #fields = new Map<string, OutputType>();
  readonly #entities = new Set<string>();
  readonly #roots = new Map<string, string>();

  constructor({ definitions }: DocumentNode) {
    for (const definition of definitions) {
      if (definition.kind === Kind.SCHEMA_DEFINITION)
        for (const { operation, type } of definition.operationTypes)
          this.#roots.set(operation, type.name.value);
      if (
        definition.kind !== Kind.OBJECT_TYPE_DEFINITION &&
        definition.kind !== Kind.INTERFACE_TYPE_DEFINITION
      )
        continue;
      const { value: typename } = definition.name;
      if (keysOf(definition).length > 0) this.#entities.add(typename);
      for (const { name, type } of definition.fields ?? [])
        this.#fields.set(`${typename}.${name.value}`, outputType(type, false));
    }
  }

  isEntity(typename: string): boolean {
    return this.#entities.has(typename);
  }

  fieldType(typename: string, field: string): OutputType | undefined {
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
