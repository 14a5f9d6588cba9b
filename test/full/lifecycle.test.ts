import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demonstrationHeaders } from '../hub/demonstrationHeaders.js';
import { makeHome, removeHome, startHubProcess } from '../hub/startTestHub.js';

let home: string;

beforeAll(async () => {
  home = await makeHome();
});

afterAll(() => removeHome(home));

/** What a question about real figures and partner releases answers; the same whatever the hub went through. */
async function answerOf(url: string): Promise<unknown> {
  const query = `{ area(code: "E47000001") { name referralsMade(period: "2023", table: FORCE_YEAR) { total { value status } } } }`;
  const headers = { 'content-type': 'application/json', ...(await demonstrationHeaders(home)) };
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query }),
  });
  return response.json();
}

const whole = {
  data: {
    area: { name: 'Greater Manchester', referralsMade: [{ total: { value: 185, status: 'RELEASED' } }] },
  },
};

describe('a hub on one home', () => {
  test('killed in the middle of its first start begins anew', async () => {
    const ready = startHubProcess(home);
    const killed = expect(ready).rejects.toThrow(/ended with/);
    await new Promise((resolve) => setTimeout(resolve, 12_000));
    const lock = JSON.parse(await readFile(`${home}/hub.lock`, 'utf8'));
    process.kill(lock.pid, 'SIGKILL');
    await killed;
    const hub = await startHubProcess(home);
    expect(hub.printed()).toContain('recovering');
    expect(await answerOf(hub.url)).toEqual(whole);
    expect(await hub.stop()).toBe(0);
  });

  test('refuses a second one, and answers on', async () => {
    const hub = await startHubProcess(home);
    await expect(startHubProcess(home)).rejects.toThrow(/HOME_IN_USE[\s\S]*no other hub on the home/);
    expect(await answerOf(hub.url)).toEqual(whole);
    expect(await hub.stop('SIGINT')).toBe(0);
  });

  test('killed while it serves recovers with every release', async () => {
    const hub = await startHubProcess(home);
    await hub.stop('SIGKILL');
    const next = await startHubProcess(home);
    expect(next.printed()).toContain('recovering');
    expect(await answerOf(next.url)).toEqual(whole);
    expect(await next.stop()).toBe(0);
  });

  test('refuses a taken port clearly', async () => {
    const hub = await startHubProcess(home);
    const other = await makeHome();
    const port = new URL(hub.url).port;
    await expect(startHubProcess(other, { CONCORDAT_PORT: port })).rejects.toThrow(/PORT_IN_USE/);
    await hub.stop();
    await removeHome(other);
  });
});
