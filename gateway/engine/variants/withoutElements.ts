import {
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type TypeDefinitionNode,
  type TypeNode,
} from 'graphql';
import { isType } from '../supergraph/joinDirectives.js';

/**
 * A schema without the elements at these coordinates, and without what can't be without them: fields of a type that
 * is gone, fields whose argument is gone and can't be left out, types of which nothing is left, and fields of an
 * interface that some member no longer has.
 */
export function withoutElements(schema: DocumentNode, hidden: ReadonlySet<string>): DocumentNode {
  let current: readonly DefinitionNode[] = schema.definitions.filter(
    (one) => !(isType(one) && hidden.has(one.name.value)),
  );
  const original = new Set(schema.definitions.filter(isType).map(({ name }) => name.value));
  for (;;) {
    const there = new Set(current.filter(isType).map(({ name }) => name.value));
    const isGone = (type: TypeNode) => original.has(nameOf(type)) && !there.has(nameOf(type));
    const lacking = lackingFields(current.filter(isType));
    const isHidden = (coordinate: string) => hidden.has(coordinate) || lacking.has(coordinate);
    const next = current.flatMap((one): readonly DefinitionNode[] =>
      isType(one) ? kept(one, { isGone, isHidden }) : [one],
    );
    if (sizeOf(next) === sizeOf(current)) return { ...schema, definitions: next };
    current = next;
  }
}

interface Removal {
  readonly isGone: (type: TypeNode) => boolean;
  readonly isHidden: (coordinate: string) => boolean;
}

function kept(type: TypeDefinitionNode, removal: Removal): readonly TypeDefinitionNode[] {
  const own = type.name.value;
  switch (type.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION: {
      const fields = type.fields?.flatMap((field) => keptField(own, field, removal)) ?? [];
      const interfaces = type.interfaces?.filter((one) => !removal.isGone(one)) ?? [];
      return fields.length === 0 ? [] : [{ ...type, fields, interfaces }];
    }
    case Kind.INPUT_OBJECT_TYPE_DEFINITION: {
      const fields =
        type.fields?.filter((field) => isKept(`${own}.${field.name.value}`, field, removal)) ?? [];
      return fields.length === 0 ? [] : [{ ...type, fields }];
    }
    case Kind.ENUM_TYPE_DEFINITION: {
      const values = type.values?.filter(({ name }) => !removal.isHidden(`${own}.${name.value}`)) ?? [];
      return values.length === 0 ? [] : [{ ...type, values }];
    }
    case Kind.UNION_TYPE_DEFINITION: {
      const types = type.types?.filter((one) => !removal.isGone(one)) ?? [];
      return types.length === 0 ? [] : [{ ...type, types }];
    }
    case Kind.SCALAR_TYPE_DEFINITION:
      return [type];
  }
}

function keptField(
  type: string,
  field: FieldDefinitionNode,
  removal: Removal,
): readonly FieldDefinitionNode[] {
  const coordinate = `${type}.${field.name.value}`;
  if (removal.isHidden(coordinate) || removal.isGone(field.type)) return [];
  const given = field.arguments ?? [];
  const left = given.filter((one) => isKept(`${coordinate}(${one.name.value}:)`, one, removal));
  const isNeeded = given.some((one) => !left.includes(one) && isRequired(one));
  return isNeeded ? [] : [{ ...field, arguments: left }];
}

const isKept = (coordinate: string, { type }: InputValueDefinitionNode, removal: Removal): boolean =>
  !removal.isHidden(coordinate) && !removal.isGone(type);

const isRequired = ({ type, defaultValue }: InputValueDefinitionNode): boolean =>
  type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined;

/** Fields of interfaces that some member doesn't have. */
function lackingFields(types: readonly TypeDefinitionNode[]): ReadonlySet<string> {
  const fieldsOf = new Map(
    types.map((type) => [
      type.name.value,
      new Set('fields' in type ? type.fields?.map(({ name }) => name.value) : []),
    ]),
  );
  const lacking = new Set<string>();
  for (const type of types) {
    if (!('interfaces' in type)) continue;
    for (const { name } of type.interfaces ?? [])
      for (const field of fieldsOf.get(name.value) ?? [])
        if (!fieldsOf.get(type.name.value)?.has(field)) lacking.add(`${name.value}.${field}`);
  }
  return lacking;
}

const nameOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);

/** Each round takes something out or is the last. */
const sizeOf = (definitions: readonly DefinitionNode[]): number => JSON.stringify(definitions).length;
