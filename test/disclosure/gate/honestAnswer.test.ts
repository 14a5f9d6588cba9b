import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type GateBench, startGateBench } from './gateBench.js';
import { bareQuestion, crimesQuestion, decisionsQuestion, officialQuestion } from './questions.js';

let bench: GateBench;

beforeAll(async () => {
  bench = await startGateBench();
});
afterAll(() => bench.stop());

describe('an honest answer goes through the gate as it is:', () => {
  test.each([
    ['cells of two forces with shares, what stands for them and every word', decisionsQuestion, 28],
    ['counts alone', bareQuestion, 2],
    ['totals under two aliases, and several years for a withheld one', crimesQuestion, 3],
    ['an official series with its vintages', officialQuestion, 4],
  ])('%s', async (_, question, least) => {
    const honest = await bench.answer(question);
    const { data, refusals, faults } = await bench.inspect(question, structuredClone(honest), bench.gate());
    expect({ data, refusals, faults }).toEqual({ data: honest, refusals: [], faults: [] });
    expect(JSON.stringify(honest).split('"cell":').length - 1).toBeGreaterThanOrEqual(least);
  });
});
