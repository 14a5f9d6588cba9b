import type { LocalSubgraph, SubgraphRequest } from '../../gateway/engine/localSubgraph.js';
import { subgraphAnswerer } from './answerSubgraph.js';
import type { Graph } from './graph.js';
import { isRecord } from './world.js';

/** One call that a gateway made of a subgraph. */
export interface Call {
  readonly subgraph: string;
  /** Representations that it sent. */
  readonly entities: number;
  readonly request: SubgraphRequest;
}

/** The subgraphs of a graph over one world, and what was asked of them. */
export interface Stage {
  readonly local: ReadonlyMap<string, LocalSubgraph>;
  readonly calls: readonly Call[];
  /** A fresh world, no calls. */
  reset(): void;
}

export function stage(graph: Graph): Stage {
  const calls: Call[] = [];
  let world = graph.newWorld();
  const local = new Map(
    graph.subgraphs.map((subgraph) => {
      const answer = subgraphAnswerer(graph, subgraph);
      const { name } = subgraph;
      const serve: LocalSubgraph = async (request) => {
        calls.push({ subgraph: name, entities: entitiesIn(request), request });
        if (graph.down.includes(name)) throw new Error(`${name} is down.`);
        return answer(request, world);
      };
      return [name, serve] as const;
    }),
  );
  return {
    local,
    calls,
    reset: () => {
      calls.length = 0;
      world = graph.newWorld();
    },
  };
}

/** Aliases of a batched request may share one list; it is sent once, so it counts once. */
function entitiesIn({ query = '', variables = {} }: SubgraphRequest): number {
  const names = new Set([...query.matchAll(/representations:\s*\$(\w+)/g)].map(([, name]) => name ?? ''));
  return [...names].map((name) => variables[name]).reduce((sum: number, list) => sum + lengthOf(list), 0);
}

const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.filter(isRecord).length : 0);
