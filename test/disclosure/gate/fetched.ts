import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import type { FetchedCount, FetchedRate, Figure, PlaceStep } from '../../../gateway/engine/cellGate.js';

/** An object of an answer. */
export type Fetched = Record<string, unknown>;

interface Where {
  readonly path: readonly (string | number)[];
  readonly place: readonly PlaceStep[];
}

/** What one question was answered with. */
export interface Asked {
  readonly schema: GraphQLSchema;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly subgraph: string;
}

/**
 * Every figure of an answer as an engine hands it to the gate: where it stands, below which objects. Written from the
 * interface alone, so that it holds whoever fetches. Fields are read by response key; aliases are resolved.
 */
export function figuresIn(asked: Asked, data: Fetched): Figure[] {
  const [operation] = parse(asked.query).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('One operation.');
  const found: Figure[] = [];
  const type = asked.schema.getQueryType();
  if (type)
    walkObject({ ...asked, found }, { type, selections: operation.selectionSet }, data, {
      path: [],
      place: [],
    });
  return found;
}

interface Walk extends Asked {
  readonly found: Figure[];
}

interface Selected {
  readonly type: GraphQLObjectType;
  readonly selections: SelectionSetNode;
}

function walkObject(walk: Walk, { type, selections }: Selected, object: Fetched, at: Where): void {
  const fields = fieldsOf(walk, type, selections);
  for (const [key, field] of fields) {
    const definition = type.getFields()[field.name.value];
    if (definition === undefined || field.selectionSet === undefined) continue;
    // As they were asked: an engine knows no more of a subgraph's own scalars than their names.
    const args = Object.fromEntries(
      (field.arguments ?? []).map(({ name, value }) => [
        name.value,
        valueFromASTUntyped(value, { ...walk.variables }),
      ]),
    );
    const step = { type: type.name, field: field.name.value, args, object };
    const where = { path: [...at.path, key], place: [...at.place, step] };
    walkValue(walk, { type: definition.type, selections: field.selectionSet }, object[key], where);
  }
}

/** The fields of an object by response key; fragments apply where they are of its type. */
function fieldsOf(
  walk: Walk,
  type: GraphQLObjectType,
  set: SelectionSetNode,
): ReadonlyMap<string, FieldNode> {
  const fields = new Map<string, FieldNode>();
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) fields.set((selection.alias ?? selection.name).value, selection);
    if (selection.kind === Kind.INLINE_FRAGMENT && selection.typeCondition?.name.value === type.name) {
      for (const [key, field] of fieldsOf(walk, type, selection.selectionSet)) fields.set(key, field);
    }
  }
  return fields;
}

interface Typed {
  readonly type: GraphQLOutputType;
  readonly selections: SelectionSetNode;
}

function walkValue(walk: Walk, { type, selections }: Typed, value: unknown, at: Where): void {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (isListType(inner) && Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      walkValue(walk, { type: inner.ofType, selections }, item, { ...at, path: [...at.path, index] });
    }
    return;
  }
  if (!isFetched(value)) return;
  const named = getNamedType(type);
  const object = isObjectType(named) ? named : walk.schema.getType(String(value['__typename']));
  if (!isObjectType(object)) return;
  walkObject(walk, { type: object, selections }, value, at);
  if (object.name === 'Count')
    walk.found.push({ kind: 'count', subgraph: walk.subgraph, ...at, fields: value });
  if (object.name === 'Rate') walk.found.push(rateOf(walk, value, at));
}

function rateOf({ subgraph, found }: Walk, fields: Fetched, at: Where): FetchedRate {
  const part = (name: string) =>
    found.find((one): one is FetchedCount => one.kind === 'count' && one.fields === fields[name]);
  return {
    kind: 'rate',
    subgraph,
    ...at,
    fields,
    numerator: part('numerator'),
    denominator: part('denominator'),
  };
}

const isFetched = (value: unknown): value is Fetched =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
