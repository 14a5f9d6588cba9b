import { everythingPermitted } from '../../gateway/access/directives/everythingPermitted.js';
import { startEngine } from '../../gateway/engine/engine.js';
import { type StartedAnswerer, startBehindApollo } from './apolloAnswerer.js';
import type { Graph } from './graph.js';
import { serveStage } from './serveStage.js';
import type { Stage } from './stage.js';

/** The engine by itself, its subgraphs over HTTP. */
export async function startOverHttp({ supergraphSdl }: Graph, { local }: Stage): Promise<StartedAnswerer> {
  const served = await serveStage(local);
  const engine = await startEngine({ supergraphSdl, subgraphUrl: served.urlOf });
  return {
    answer: (question) => engine.execute(question),
    stop: async () => {
      await engine.close();
      await served.close();
    },
  };
}

/** The engine by itself, its subgraphs in this process, asked by somebody who may see everything. */
export async function startInProcess({ supergraphSdl }: Graph, { local }: Stage): Promise<StartedAnswerer> {
  const engine = await startEngine({ supergraphSdl, local });
  const authorisation = everythingPermitted(supergraphSdl);
  return {
    answer: (question) => engine.execute({ ...question, authorisation }),
    stop: () => engine.close(),
  };
}

/** The engine behind Apollo Server, its subgraphs in this process. */
export async function startBehindServer(
  { supergraphSdl }: Graph,
  { local }: Stage,
): Promise<StartedAnswerer> {
  const engine = await startEngine({ supergraphSdl, local });
  const { answer, stop } = await startBehindApollo(engine.gateway);
  return {
    answer,
    stop: async () => {
      await stop();
      await engine.close();
    },
  };
}
