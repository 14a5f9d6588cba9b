import { parentPort } from 'node:worker_threads';
import { checkSubgraph } from '../checks/checkSubgraph.js';
import { loadKnowledge } from '../checks/knowledge.js';
import { innerFault } from '../swap/innerFault.js';
import type { CheckAnswer, CheckRequest } from './checker.js';

const knowledge = loadKnowledge();

parentPort?.on('message', (request: CheckRequest) => void answer(request));

async function answer(request: CheckRequest): Promise<void> {
  const { id } = request;
  const said: CheckAnswer = await work(request).then(
    (result) => ({ id, result }),
    (error: unknown) => ({
      id,
      fault: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }),
  );
  parentPort?.postMessage(said);
}

const work = async (request: CheckRequest) =>
  request.kind === 'CHECK'
    ? checkSubgraph(request.task, knowledge)
    : innerFault(request.supergraph, request.members);
