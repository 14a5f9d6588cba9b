import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { demonstrationHeaders } from '../hub/demonstrationHeaders.js';
import { makeHome, removeHome, type StartedHub, startHubProcess } from '../hub/startTestHub.js';

let hub: StartedHub;

beforeAll(async () => {
  hub = await startHubProcess(await makeHome());
});

afterAll(async () => {
  await hub.stop();
  await removeHome(hub.home);
});

const rounds = 300;
const warmUp = 60;

async function timeOf(period: string): Promise<number> {
  const query = `{ area(code: "E23000013") { referralsMade(period: "${period}", table: FORCE_QUARTER) { cells { count { value status } } } } }`;
  const shown = await demonstrationHeaders(hub.home);
  const begun = performance.now();
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...shown },
    body: JSON.stringify({ query }),
  });
  await response.text();
  return performance.now() - begun;
}

/** How often a random answer of the first kind took longer than one of the second: 0.5 where time tells nothing. */
function advantage(first: readonly number[], second: readonly number[]): number {
  const wins = first.reduce((sum, one) => sum + second.filter((other) => one > other).length, 0);
  return wins / (first.length * second.length);
}

/** No bound on speed: whoever times two questions in turn must not be able to say which of them was withheld. */
test('the time of an answer tells nothing about what is withheld in it', async () => {
  const withheld: number[] = [];
  const shown: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const isKept = round >= warmUp;
    // In turn, and each first as often as the other, so that whatever else the machine does meets both alike.
    for (const kind of round % 2 === 0 ? ['c', 's'] : ['s', 'c']) {
      const ms = await timeOf(kind === 'c' ? '2019-Q1' : '2022-Q3');
      if (isKept) (kind === 'c' ? withheld : shown).push(ms);
    }
  }
  expect(Math.abs(advantage(withheld, shown) - 0.5)).toBeLessThan(0.15);
}, 300_000);
