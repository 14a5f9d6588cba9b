import { type ConstDirectiveNode, type DocumentNode, Kind } from 'graphql';
import { argumentsOf, isType } from '../supergraph/joinDirectives.js';

interface Tagged {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

/** Coordinates of what bears one of these tags in a supergraph: `Type`, `Type.field`, `Type.VALUE`, `Type.field(argument:)`. */
export function taggedElements(supergraph: DocumentNode, tags: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const note = (coordinate: string, { directives = [] }: Tagged) => {
    if (directives.some((one) => one.name.value === 'tag' && tags.includes(String(argumentsOf(one)['name']))))
      found.add(coordinate);
  };
  for (const type of supergraph.definitions.filter(isType)) {
    const name = type.name.value;
    note(name, type);
    if (type.kind === Kind.ENUM_TYPE_DEFINITION)
      for (const value of type.values ?? []) note(`${name}.${value.name.value}`, value);
    if (!('fields' in type)) continue;
    for (const field of type.fields ?? []) {
      const coordinate = `${name}.${field.name.value}`;
      note(coordinate, field);
      if (field.kind === Kind.INPUT_VALUE_DEFINITION) continue;
      for (const argument of field.arguments ?? []) note(`${coordinate}(${argument.name.value}:)`, argument);
    }
  }
  return found;
}
