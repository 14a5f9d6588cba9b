import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { monolithAnswerer, outcomeOf } from './outcome.js';
import { readGraph } from './readGraph.js';
import { groupFolders, readScenarios } from './scenario.js';

/** Writes what the monolith answers beside every scenario that has no `expected.json`. Answers how many it wrote. */
export async function writeExpected(root: string): Promise<number> {
  let written = 0;
  for (const group of await groupFolders(root)) {
    const missing = (await readScenarios(group)).filter(({ expected }) => expected === undefined);
    if (missing.length === 0) continue;
    const answer = monolithAnswerer(await readGraph(group));
    for (const { folder, question } of missing) {
      const outcome = outcomeOf(await answer(question));
      await writeFile(path.join(folder, 'expected.json'), `${JSON.stringify(outcome, null, 2)}\n`);
      written++;
    }
  }
  return written;
}
