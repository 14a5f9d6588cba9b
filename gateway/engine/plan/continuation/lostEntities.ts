import type {
  FlattenNodePathSegment,
  InputRewrite,
  PlanNode,
  QueryPlan,
  RequiresSelection,
} from '@graphql-hive/router-query-planner';
import { type FieldNode, Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from 'graphql';
import type { OutputTypes } from './outputTypes.js';
import { type LostPlace, waysTo } from './waysTo.js';

type Path = readonly FlattenNodePathSegment[];

/** What a plan asks a subgraph about entities at one place. */
interface EntityRequest {
  readonly paths: readonly Path[];
  readonly requires: readonly RequiresSelection[];
  readonly inputRewrites?: readonly InputRewrite[] | undefined;
  /** What is selected of each entity. */
  readonly selection: SelectionSetNode | undefined;
}

/**
 * Where a plan of the native planner (0.0.38) loses entities that a subgraph knows as interface objects:
 * 1. fragments on two types end up in one request that asks for the entities of one of them alone;
 * 2. below an entity it asks the subgraph for keys of a type that the subgraph doesn't know, before anything has told
 *    which type it is.
 * A plan that begins at such an entity, fragment by fragment, has both right.
 */
export function lostEntities({ node }: QueryPlan, text: string, types: OutputTypes): LostPlace | undefined {
  const [operation] = parse(text, { noLocation: true }).definitions;
  if (!node || operation?.kind !== Kind.OPERATION_DEFINITION) return undefined;
  for (const request of requestsOf(node, [])) {
    const lost = lostBy(request, operation, types);
    if (lost) return lost;
  }
  return undefined;
}

function requestsOf(node: PlanNode, path: Path): readonly EntityRequest[] {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap((one) => requestsOf(one, path));
    case 'Flatten':
      return requestsOf(node.node, [...path, ...node.path]);
    case 'Fetch': {
      const { requires, inputRewrites, operation } = node;
      if (!requires) return [];
      return [{ paths: [path], requires, inputRewrites, selection: selectionOf(operation, '_entities') }];
    }
    case 'BatchFetch':
      return node.entityBatch.aliases.map((one) => ({
        ...one,
        selection: selectionOf(node.operation, one.alias),
      }));
    default:
      return [];
  }
}

function lostBy(
  { paths, requires, inputRewrites = [], selection }: EntityRequest,
  operation: OperationDefinitionNode,
  types: OutputTypes,
): LostPlace | undefined {
  const asked = requires.flatMap((one) => (one.kind === 'InlineFragment' ? [one.typeCondition] : []));
  for (const part of selection?.selections ?? []) {
    if (part.kind !== Kind.INLINE_FRAGMENT) continue;
    const on = part.typeCondition?.name.value ?? '';
    if (!types.isInterfaceObject(on) || asked.includes(on)) continue;
    const keys = new Set(fieldsIn(part.selectionSet).map(keyOf));
    for (const path of paths.map(keysOf)) {
      if (inputRewrites.length === 0) return { path, isSplit: false };
      const wanted = typesThatAsk(operation, { path, keys }, types);
      if (wanted.some((type) => !asked.includes(type))) return { path, isSplit: true };
    }
  }
  return undefined;
}

interface Place {
  readonly path: readonly string[];
  /** Fields that are asked there. */
  readonly keys: ReadonlySet<string>;
}

/** The concrete types of which one of the fields is selected at a place. */
function typesThatAsk(
  operation: OperationDefinitionNode,
  { path, keys }: Place,
  types: OutputTypes,
): readonly string[] {
  const found = new Set<string>();
  const look = ({ selections }: SelectionSetNode, possible: readonly string[]): void => {
    for (const one of selections) {
      if (one.kind === Kind.FIELD && keys.has(keyOf(one))) for (const type of possible) found.add(type);
      if (one.kind !== Kind.INLINE_FRAGMENT) continue;
      const condition = one.typeCondition && types.possible(one.typeCondition.name.value);
      look(one.selectionSet, condition ? possible.filter((type) => condition.includes(type)) : possible);
    }
  };
  for (const way of waysTo(operation, { path, isSplit: false }, types)) {
    const { field, typename } = way.at(-1) ?? {};
    if (field?.selectionSet && typename) look(field.selectionSet, types.possible(typename));
  }
  return [...found];
}

const keyOf = ({ alias, name }: FieldNode): string => (alias ?? name).value;

const keysOf = (path: Path): readonly string[] =>
  path.flatMap((step) => (step !== '@' && 'Field' in step ? [step.Field] : []));

function fieldsIn({ selections }: SelectionSetNode): readonly FieldNode[] {
  return selections
    .flatMap((one) => {
      if (one.kind === Kind.FIELD) return [one];
      return one.kind === Kind.INLINE_FRAGMENT ? fieldsIn(one.selectionSet) : [];
    })
    .filter(({ name }) => name.value !== '__typename');
}

function selectionOf(text: string, key: string): SelectionSetNode | undefined {
  const [operation] = parse(text, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return undefined;
  return fieldsIn(operation.selectionSet).find((field) => keyOf(field) === key)?.selectionSet;
}
