import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { expectedData, misplaced, unexplained } from './answerPaths.js';
import { canary, type Fault } from './fault.js';
import { question, wholeAnswer } from './faultGraph.js';
import { faults } from './table/faults.js';
import { startTestGateway, type TestGateway } from './testGateway.js';

/** No answer may take longer, whatever a partner does: ten times the deadline of a call. */
const boundMs = 4_000;
/** What no answer may say: the canary, an address, the system's words, code, SQL. */
const leaks = new RegExp(
  [
    canary,
    '127\\.0\\.0\\.1',
    'localhost',
    'https?:',
    '10\\.0\\.0\\.7',
    'ECONN',
    'UND_ERR',
    'node:',
    ' at \\w+ ?\\(',
    'SELECT',
    'stacktrace',
    '\\.js\\b',
  ].join('|'),
);

let gateway: TestGateway;
let ownNames: readonly string[];

const namesOfPrototypes = () =>
  [Object.prototype, Array.prototype, Function.prototype].flatMap((prototype) =>
    Reflect.ownKeys(prototype).map(String),
  );

beforeAll(() => {
  ownNames = namesOfPrototypes();
});
beforeEach(async () => {
  gateway = await startTestGateway();
});
afterEach(() => gateway.close());
afterAll(() => expect(namesOfPrototypes()).toEqual(ownNames));

async function askUnder({ serve, spoils }: Fault) {
  gateway.partner.serve(({ isEntities }) =>
    spoils === 'all' || isEntities === (spoils === 'entities') ? serve : undefined,
  );
  const begun = performance.now();
  const answer = await gateway.ask(question);
  return { answer: JSON.parse(JSON.stringify(answer)), tookMs: performance.now() - begun };
}

describe.each(Object.entries(faults))('%s', (_, table) => {
  test.each(table.map((fault) => [fault.name, fault] as const))('%s', async (_name, fault) => {
    const { answer, tookMs } = await askUnder(fault);
    expect(answer.data).toEqual(expectedData(fault));
    expect(unexplained(fault, answer)).toEqual([]);
    expect(misplaced(fault, answer)).toEqual([]);
    expect(JSON.stringify(answer.errors ?? []).match(leaks)).toBeNull();
    expect((answer.errors ?? []).length).toBeLessThanOrEqual(500);
    expect(tookMs).toBeLessThan(boundMs);
    expect(namesOfPrototypes()).toEqual(ownNames);
    gateway.partner.serve(undefined);
    expect(await gateway.ask(question)).toEqual({ data: wholeAnswer });
  });
});

test('there are at least seventy', () => {
  expect(Object.values(faults).flat().length).toBeGreaterThanOrEqual(70);
});
