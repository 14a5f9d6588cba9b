import type {
  BatchFetchNode,
  FlattenNodePathSegment,
  PlanNode,
  QueryPlan,
} from '@graphql-hive/router-query-planner';
import { continuation } from './continuationSupergraph.js';

type Path = readonly FlattenNodePathSegment[];

interface Junction {
  /** The root field that the later plan begins with. */
  readonly root: string;
  /** Where its entity stands in the data of the first. */
  readonly place: Path;
}

/** One plan of two: the later one goes on where the first one left the entity. */
export function joinPlans(first: QueryPlan, later: QueryPlan, junction: Junction): QueryPlan {
  const moved = later.node && movedTo(later.node, junction);
  const nodes = [first.node, moved].filter((node) => node !== undefined);
  return { kind: 'QueryPlan', node: { kind: 'Sequence', nodes } };
}

/** A node at its new place; undefined for the fetch that stands for what is there already. */
function movedTo(node: PlanNode, junction: Junction): PlanNode | undefined {
  switch (node.kind) {
    case 'Fetch':
      return node.serviceName === continuation ? undefined : node;
    case 'Sequence':
    case 'Parallel':
      return {
        ...node,
        nodes: node.nodes.map((one) => movedTo(one, junction)).filter((one) => one !== undefined),
      };
    case 'Flatten':
      return { ...node, path: movedPath(node.path, junction) };
    case 'BatchFetch':
      return movedBatch(node, junction);
    default:
      throw new TypeError(`A plan can't go on with a step like ${node.kind}.`);
  }
}

const movedBatch = (node: BatchFetchNode, junction: Junction): BatchFetchNode => ({
  ...node,
  entityBatch: {
    aliases: node.entityBatch.aliases.map((one) => ({
      ...one,
      paths: one.paths.map((path) => movedPath(path, junction)),
    })),
  },
});

function movedPath(path: Path, { root, place }: Junction): FlattenNodePathSegment[] {
  const [first, ...rest] = path;
  const isOwn = first !== undefined && first !== '@' && 'Field' in first && first.Field === root;
  return isOwn ? [...place, ...rest] : [...path];
}
