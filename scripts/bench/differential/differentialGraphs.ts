import { fileURLToPath } from 'node:url';
import type { Graph } from '../../scenarios/graph.js';
import { ownGraph } from '../../scenarios/ownGraph.js';
import { readGraph } from '../../scenarios/readGraph.js';
import { groupFolders } from '../../scenarios/scenario.js';

const scenarios = fileURLToPath(new URL('../../../test/engine/scenarios/', import.meta.url));

/** Concordat's own supergraph first, then every supergraph of the scenarios. */
export async function differentialGraphs(): Promise<readonly Graph[]> {
  const folders = await groupFolders(scenarios);
  return [await ownGraph(), ...(await Promise.all(folders.map(readGraph)))];
}

/** How many operations each graph gets: our own a quarter, because it is what the hub serves. */
export function shares(graphs: readonly Graph[], operations: number): ReadonlyMap<Graph, number> {
  const [own, ...others] = graphs;
  const first = others.length === 0 ? operations : Math.ceil(operations / 4);
  const left = operations - first;
  const counts = new Map<Graph, number>(own ? [[own, first]] : []);
  others.forEach((graph, at) => {
    const whole = Math.floor(left / others.length);
    counts.set(graph, whole + (at < left % others.length ? 1 : 0));
  });
  return counts;
}
