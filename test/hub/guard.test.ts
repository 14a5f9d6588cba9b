import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startRequestSigner } from '../../gateway/access/signing/requestSigner.js';
import { homeKeys } from '../../scripts/subgraphKeys/homeKeys.js';
import { askForSchema, signedAsk } from '../kit/guard/signedAsk.js';
import { testHub } from './testHub.js';

const hub = testHub();
const root = fileURLToPath(new URL('../../', import.meta.url));
const clock = () => new Date();
const signer = startRequestSigner({ keysOf: homeKeys(hub.home, clock).signing, clock });

const run = (...parameters: string[]) =>
  spawn(process.execPath, ['--disable-proto=delete', '--import', 'tsx', 'scripts/main.ts', ...parameters], {
    cwd: root,
    env: { ...process.env, CONCORDAT_HOME: hub.home, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });

let child: ReturnType<typeof run>;
let url: string;

/** A shipped subgraph by itself, on the home of the hub that runs. */
beforeAll(async () => {
  child = run('subgraph', 'police');
  url = await new Promise<string>((resolve, reject) => {
    if (child.stdout === null) throw new Error('No output.');
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /^Subgraph police is ready at (http\S+)$/.exec(line)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`The subgraph ended with ${code}.`)));
  });
});
afterAll(async () => {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
});

const ask = (body: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
const question = {
  signer,
  subgraph: 'police',
  get url() {
    return url;
  },
};

describe('a shipped subgraph', () => {
  test.each(['{ __typename }', '{ _service { sdl } }', '{ _entities(representations: []) { __typename } }'])(
    'refuses %s of anybody who reaches it',
    async (query) => {
      const answered = await ask(JSON.stringify({ query }));
      expect([answered.status, await answered.text()]).toEqual([
        401,
        'REQUEST_NOT_SIGNED: Every request must be signed by the hub of this subgraph.\n',
      ]);
    },
  );

  test('answers what the keys of the home sign', async () => {
    const answered = await signedAsk({ ...question, query: '{ __typename }' });
    expect(await answered.json()).toEqual({ data: { __typename: 'Query' } });
    expect(await (await askForSchema(question)).text()).toContain('referralsMade');
  });

  test("refuses what they sign for another subgraph's", async () => {
    expect((await signedAsk({ ...question, subgraph: 'support', query: '{ __typename }' })).status).toBe(401);
  });

  test('and its hub go on while keys rotate', async () => {
    for (let turn = 0; turn < 2; turn++) {
      const rotated = run(
        'subgraph-key',
        'rotate',
        'police',
        ...(turn === 1 ? ['--algorithm', 'ed25519'] : []),
      );
      expect(await new Promise((resolve) => rotated.once('exit', resolve))).toBe(0);
      const answers = await Promise.all(
        Array.from({ length: 5 }, () =>
          hub.ask(
            '{ area(code: "E12000007") { referralsMade(period: "2023", table: CITY_REGION_YEAR_EXPLOITATION_AGE) { basis } } }',
          ),
        ),
      );
      for (const { errors, data } of answers)
        expect([errors, data?.['area']]).toEqual([undefined, expect.anything()]);
      expect((await signedAsk({ ...question, query: '{ __typename }' })).status).toBe(200);
    }
  });
});
