import type {
  BatchFetchNode,
  FetchNode,
  FlattenNodePathSegment,
  PlanNode,
  QueryPlan,
} from '@graphql-hive/router-query-planner';
import { type DocumentNode, type FieldNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import type { TypeBook } from '../supergraph/typeBook.js';
import type { Call, EntityBatch, EntityFetch, RootFetch, Step } from './program.js';
import { Representation } from './representation.js';
import { readRewrites } from './rewrites.js';
import { type Fragments, Shape } from './shape.js';
import { targetPath } from './targets.js';

export interface PlanMeans {
  readonly book: TypeBook;
  readonly rootTypename: string;
}

/** Makes of a plan what can be run: texts ready to send, shapes of the answers, ways to the entities. */
export function compilePlan({ node }: QueryPlan, means: PlanMeans): Step {
  return node ? compileNode(node, [], means) : { kind: 'sequence', steps: [] };
}

type Path = readonly FlattenNodePathSegment[];

function compileNode(node: PlanNode, path: Path, means: PlanMeans): Step {
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', steps: node.nodes.map((one) => compileNode(one, path, means)) };
    case 'Parallel':
      return { kind: 'parallel', steps: node.nodes.map((one) => compileNode(one, path, means)) };
    case 'Flatten':
      return compileNode(node.node, [...path, ...node.path], means);
    case 'Fetch':
      return node.requires ? entityFetch(node, path, means) : rootFetch(node, means);
    case 'BatchFetch':
      return batchFetch(node, path, means);
    default:
      // Conditions are decided before planning; subscriptions and @defer are refused.
      throw new TypeError(`The plan holds a step that nothing here can have asked for: ${node.kind}.`);
  }
}

interface Parsed {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
}

function parsed(text: string): Parsed {
  const document: DocumentNode = parse(text, { noLocation: true });
  const fragments = new Map<string, { on: string; selectionSet: OperationDefinitionNode['selectionSet'] }>();
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) operation = definition;
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      const { name, typeCondition, selectionSet } = definition;
      fragments.set(name.value, { on: typeCondition.name.value, selectionSet });
    }
  }
  if (!operation) throw new TypeError('The plan sends a document without an operation.');
  return { operation, fragments };
}

const callOf = (node: FetchNode | BatchFetchNode): Call => ({
  subgraph: node.serviceName,
  isMutation: node.operationKind === 'mutation',
  query: node.operation,
  bodyStart: `{"query":${JSON.stringify(node.operation)},"variables":{`,
  variables: node.variableUsages ?? [],
});

function rootFetch(node: FetchNode, { book, rootTypename }: PlanMeans): RootFetch {
  const { operation, fragments } = parsed(node.operation);
  return {
    kind: 'root',
    call: callOf(node),
    shape: Shape.of(rootTypename, operation.selectionSet, fragments, book),
    outputRewrites: readRewrites(node.outputRewrites),
  };
}

function entityFetch(node: FetchNode, path: Path, { book }: PlanMeans): EntityFetch {
  const batch: EntityBatch = {
    answerKey: '_entities',
    variable: 'representations',
    paths: [targetPath(path, book)],
    representation: new Representation(node.requires ?? [], readRewrites(node.inputRewrites), book),
    shape: entityShape(parsed(node.operation), '_entities', book),
    outputRewrites: readRewrites(node.outputRewrites),
  };
  return { kind: 'entities', call: callOf(node), batches: [batch] };
}

function batchFetch(node: BatchFetchNode, path: Path, { book }: PlanMeans): EntityFetch {
  const text = parsed(node.operation);
  const batches = node.entityBatch.aliases.map(
    (one): EntityBatch => ({
      answerKey: one.alias,
      variable: one.representationsVariableName,
      paths: one.paths.map((found) => targetPath([...path, ...found], book)),
      representation: new Representation(one.requires, readRewrites(one.inputRewrites), book),
      shape: entityShape(text, one.alias, book),
      outputRewrites: readRewrites(one.outputRewrites),
    }),
  );
  return { kind: 'entities', call: callOf(node), batches };
}

function entityShape({ operation, fragments }: Parsed, key: string, book: TypeBook): Shape {
  const field = operation.selectionSet.selections.find(
    (selection): selection is FieldNode =>
      selection.kind === Kind.FIELD && (selection.alias ?? selection.name).value === key,
  );
  if (!field?.selectionSet) throw new TypeError(`The plan's document doesn't select ${key}.`);
  return Shape.ofEntities(field.selectionSet, fragments, book);
}
