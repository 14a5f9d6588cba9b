import { parentPort } from 'node:worker_threads';
import { type CheckTask, checkSubgraph } from '../checks/checkSubgraph.js';
import { loadKnowledge } from '../checks/knowledge.js';
import type { CheckAnswer, CheckRequest } from './checker.js';

const knowledge = loadKnowledge();

parentPort?.on('message', ({ id, task }: CheckRequest) => void answer(id, task));

async function answer(id: number, task: CheckTask): Promise<void> {
  const said: CheckAnswer = await checkSubgraph(task, knowledge).then(
    (report) => ({ id, report }),
    (error: unknown) => ({ id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
  parentPort?.postMessage(said);
}
