import type { StartedAnswerer } from '../../scripts/scenarios/apolloAnswerer.js';
import { startApollo } from '../../scripts/scenarios/apolloAnswerer.js';
import type { Graph } from '../../scripts/scenarios/graph.js';
import type { Stage } from '../../scripts/scenarios/stage.js';

export const startAnswerer = (graph: Graph, { local }: Stage): Promise<StartedAnswerer> =>
  startApollo(graph, local);
