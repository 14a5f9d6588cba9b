import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type GateBench, startGateBench } from './gateBench.js';
import { type Lie, numberLies, rateLies } from './numberLies.js';
import { placeLies, wordLies } from './placeLies.js';

let bench: GateBench;

beforeAll(async () => {
  bench = await startGateBench();
});
afterAll(() => bench.stop());

const lies = [...numberLies, ...rateLies, ...placeLies, ...wordLies].map((lie) => [lie.name, lie] as const);

/** What comes through of a lie: all that a client and the audit log could read. */
async function told({ question, tell }: Lie, withGate: boolean) {
  const data = await bench.answer(question);
  tell(data);
  const gated = await bench.inspect(question, data, withGate ? bench.gate() : undefined);
  return { ...gated, text: JSON.stringify([gated.data, gated.refusals, gated.faults]) };
}

const found = (text: string, { shows }: Lie) =>
  typeof shows === 'string' ? text.includes(shows) : shows.test(text);

describe('nothing comes through of a subgraph that', () => {
  test.each(lies)('%s', async (_, lie) => {
    const { text, refusals, faults } = await told(lie, true);
    expect(found(text, lie)).toBe(false);
    expect(faults.map(({ reason }) => reason)).toContain(lie.reason);
    const subgraph = lie.question.sector;
    expect(refusals[0]).toEqual({
      path: expect.any(Array),
      message: `Figures of the subgraph ${subgraph} are withheld: they are not the registered ones.`,
      extensions: { code: 'DISCLOSURE_REFUSED', subgraph, remedy: expect.any(String) },
    });
  });
});

describe('with the gate removed on purpose, as the control of all of these, something comes through of a subgraph that', () => {
  test.each(lies)('%s', async (_, lie) => {
    expect(found((await told(lie, false)).text, lie)).toBe(true);
  });
});
