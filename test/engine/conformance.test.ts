import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StartedAnswerer } from '../../scripts/scenarios/apolloAnswerer.js';
import { countCalls } from '../../scripts/scenarios/countCalls.js';
import { startBehindServer, startOverHttp } from '../../scripts/scenarios/engineAnswerer.js';
import type { Graph } from '../../scripts/scenarios/graph.js';
import { monolithAnswerer, outcomeOf } from '../../scripts/scenarios/outcome.js';
import { readGraph } from '../../scripts/scenarios/readGraph.js';
import { nulledPlaces } from '../../scripts/scenarios/sameOutcome.js';
import { groupFolders, readScenarios } from '../../scripts/scenarios/scenario.js';
import { type Stage, stage } from '../../scripts/scenarios/stage.js';
import { committedAnswer } from './committedAnswer.js';

const root = fileURLToPath(new URL('./scenarios/', import.meta.url));
const groups = await Promise.all(
  (await groupFolders(root)).map(async (folder) => ({
    group: path.basename(folder),
    folder,
    scenarios: await readScenarios(folder),
  })),
);

/** Text, because the order of the fields in a response is part of the answer. */
const written = (value: unknown): string => JSON.stringify(value, null, 2);

describe.each(groups)('$group', ({ folder, scenarios }) => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await readGraph(folder);
  });

  test.each(scenarios)('one schema answers $name as committed', async ({ question, expected }) => {
    const answer = await monolithAnswerer(graph)(question);
    expect(written(outcomeOf(answer))).toBe(written(committedAnswer(expected)));
  });

  describe.each([
    { how: 'over HTTP', start: startOverHttp },
    { how: 'behind Apollo Server', start: startBehindServer },
  ])('$how', ({ start }) => {
    let set: Stage;
    let engine: StartedAnswerer;
    beforeAll(async () => {
      set = stage(graph);
      engine = await start(graph, set);
    });
    afterAll(() => engine.stop());

    test.each(scenarios)('the engine answers $name', async ({ question, expected, calls }) => {
      set.reset();
      const answer = await engine.answer(question);
      const committed = committedAnswer(expected);
      expect(written(answer.data)).toBe(written(committed.data));
      expect(nulledPlaces(answer)).toEqual(nulledPlaces(committed));
      if (calls) expect(countCalls(set.calls)).toEqual(calls);
    });
  });
});
