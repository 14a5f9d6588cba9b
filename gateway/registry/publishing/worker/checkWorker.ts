import { parentPort } from 'node:worker_threads';
import { checkSubgraph } from '../checks/checkSubgraph.js';
import { loadKnowledge } from '../checks/knowledge.js';
import { sdlChanges } from '../read/sdlChanges.js';
import { innerFault } from '../swap/innerFault.js';
import type { CheckAnswer, CheckRequest } from './checker.js';

const knowledge = loadKnowledge();

parentPort?.on('message', (request: CheckRequest) => void answer(request));

async function answer(request: CheckRequest): Promise<void> {
  const { id } = request;
  const said: CheckAnswer = await Promise.resolve(request)
    .then(work)
    .then(
      (result) => ({ id, result }),
      (error: unknown) => ({
        id,
        fault: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
    );
  parentPort?.postMessage(said);
}

async function work(request: CheckRequest) {
  switch (request.kind) {
    case 'CHECK':
      return checkSubgraph(request.task, knowledge);
    case 'ACCEPT':
      return innerFault(request.supergraph, request.members);
    case 'COMPARE':
      return sdlChanges(request.before, request.after);
  }
}
