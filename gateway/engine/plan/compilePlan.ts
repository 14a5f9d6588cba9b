import type {
  BatchFetchNode,
  FetchNode,
  FlattenNodePathSegment,
  PlanNode,
  QueryPlan,
} from '@graphql-hive/router-query-planner';
import type { Requirements } from '../supergraph/requirements.js';
import type { TypeBook } from '../supergraph/typeBook.js';
import { type ParsedFetch, parseFetch, rootField } from './parsedFetch.js';
import type { Call, EntityBatch, EntityFetch, RootFetch, Step } from './program.js';
import { Representation } from './representation.js';
import { readRewrites } from './rewrites.js';
import { separateRequirements } from './separateRequirements.js';
import { Shape } from './shape.js';
import { targetPath } from './targets.js';

export interface PlanMeans {
  readonly book: TypeBook;
  readonly requirements: Requirements;
  readonly rootTypename: string;
}

/** Makes of a plan what can be run: texts ready to send, shapes of the answers, ways to the entities. */
export function compilePlan(plan: QueryPlan, means: PlanMeans): Step {
  const { node } = separateRequirements(plan, means.requirements);
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

const callOf = (node: FetchNode | BatchFetchNode): Call => ({
  subgraph: node.serviceName,
  isMutation: node.operationKind === 'mutation',
  query: node.operation,
  bodyStart: `{"query":${JSON.stringify(node.operation)},"variables":{`,
  variables: node.variableUsages ?? [],
});

function rootFetch(node: FetchNode, { book, rootTypename }: PlanMeans): RootFetch {
  const { operation, fragments } = parseFetch(node.operation);
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
    shape: entityShape(parseFetch(node.operation), '_entities', book),
    outputRewrites: readRewrites(node.outputRewrites),
  };
  return { kind: 'entities', call: callOf(node), batches: [batch] };
}

function batchFetch(node: BatchFetchNode, path: Path, { book }: PlanMeans): EntityFetch {
  const text = parseFetch(node.operation);
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

function entityShape(parsed: ParsedFetch, key: string, book: TypeBook): Shape {
  return Shape.ofEntities(rootField(parsed, key).selectionSet, parsed.fragments, book);
}
