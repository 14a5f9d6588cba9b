import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answerer } from '../../scripts/scenarios/answerer.js';
import type { StartedAnswerer } from '../../scripts/scenarios/apolloAnswerer.js';
import { countCalls } from '../../scripts/scenarios/countCalls.js';
import { monolithAnswerer, outcomeOf } from '../../scripts/scenarios/outcome.js';
import { readGraph } from '../../scripts/scenarios/readGraph.js';
import { groupFolders, readScenarios } from '../../scripts/scenarios/scenario.js';
import { type Stage, stage } from '../../scripts/scenarios/stage.js';
import { startAnswerer } from './openEngine.js';

const root = fileURLToPath(new URL('./scenarios/', import.meta.url));
const groups = await Promise.all(
  (await groupFolders(root)).map(async (folder) => ({ folder, scenarios: await readScenarios(folder) })),
);

/** Text, because the order of the fields in a response is part of the answer. */
const written = (value: unknown): string => JSON.stringify(value, null, 2);

describe.each(groups)('$folder', ({ folder, scenarios }) => {
  let set: Stage;
  let engine: StartedAnswerer;
  let monolith: Answerer;

  beforeAll(async () => {
    const graph = await readGraph(folder);
    set = stage(graph);
    engine = await startAnswerer(graph, set);
    monolith = monolithAnswerer(graph);
  });
  afterAll(() => engine.stop());

  test.each(scenarios)('$name', async ({ question, expected = 'null', calls }) => {
    const committed = written(JSON.parse(expected));
    expect(written(outcomeOf(await monolith(question)))).toBe(committed);
    set.reset();
    const answer = await engine.answer(question);
    expect(written(outcomeOf(answer))).toBe(committed);
    if (calls && !process.env['X']) expect(countCalls(set.calls)).toEqual(calls);
  });
});
