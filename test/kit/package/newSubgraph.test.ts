import { execFile, spawn } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { applyAgreement } from '../../../gateway/access/agreements/agreementStore.js';
import { addPartner } from '../../../gateway/registry/addPartner.js';
import { checkSubgraph } from '../../../gateway/registry/publishing/checks/checkSubgraph.js';
import { loadKnowledge } from '../../../gateway/registry/publishing/checks/knowledge.js';
import { signAgreement } from '../../../schema/agreements/signedAgreement.js';
import { openCheckpoint } from '../../../schema/protocol/merkle/checkpoint.js';
import { guardRing } from '../../../schema/protocol/signature/keyRing.js';
import { shippedSeed } from '../../../scripts/hub/shippedSeed.js';
import { checkoutKnowledge } from '../../../scripts/kit/checkoutKnowledge.js';
import { newSubgraph } from '../../../scripts/kit/newSubgraph/newSubgraph.js';
import { parsePartner } from '../../../subgraphs/kit/intake/partnerFile.js';
import { madeAgreement } from '../../access/agreements/madeAgreement.js';
import { memoryRecorder } from '../../audit/memoryRecorder.js';
import { signer } from '../../audit/signedLog.js';
import { startTestFrontDoor } from '../../http/testFrontDoor.js';
import { testKeys } from '../guard/testKeys.js';

const run = promisify(execFile);
const options = { name: 'riverbank', knowledge: checkoutKnowledge, write: () => {} };

let home: string;
let folder: string;

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'concordat-new-subgraph-'));
  folder = path.join(home, 'riverbank');
  await newSubgraph({ ...options, folder, installs: true });
});
afterAll(() => rm(home, { recursive: true }));

describe('a new subgraph, in a folder of its own on the packed kit', () => {
  test('passes the tests that came with it', async () => {
    const { stdout } = await run('node', ['--test'], { cwd: folder });
    expect(stdout).toMatch(/^# pass 5$/m);
    expect(stdout).toMatch(/^# fail 0$/m);
  });

  test('fails them once a released value was changed', async () => {
    const file = path.join(folder, 'releases/riverbank-demo.clients.2023-12-31.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/"value":\d+/, '"value":7'));
    const failed = await run('node', ['--test'], { cwd: folder }).catch((error: unknown) => error);
    await writeFile(file, text);
    expect(failed).toMatchObject({ code: 1 });
  });

  test('keeps every rule of the contract and composes with all that ships, without a note', async () => {
    const script = "import { start } from './src/subgraph.js'; process.stdout.write(start().sdl);";
    const { stdout: sdl } = await run('node', ['--input-type=module', '-e', script], { cwd: folder });
    const { subgraphs: others, supergraphSdl: serving } = shippedSeed();
    const routingUrl = 'https://statistics.example.org/graphql';
    const candidate = {
      name: 'riverbank',
      sdl,
      routingUrl,
      contact: 'statistics@example.org',
      sector: 'support',
    };
    const { findings, supergraphSdl } = await checkSubgraph(
      { candidate, others, serving, uses: [], kind: 'PUBLISH' },
      loadKnowledge(),
    );
    expect(findings).toEqual([]);
    expect(supergraphSdl).toContain('riverbankClients(');
  });

  test('says which file it misses before it starts', async () => {
    const failed = await run('node', ['src/main.js'], { cwd: folder }).catch((error: unknown) => error);
    expect(failed).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^DATA_INVALID\n {2}expected {2}the hub's keys in .*keys\.json\n {2}found {5}no such file\n {2}do .*partner add/,
      ),
    });
  });

  test('registers its releases and publishes itself where a hub is named, and answers through the gate', async () => {
    const keys = testKeys();
    const owner = 'riverbank-demo';
    const door = await startTestFrontDoor({ keys, home });
    const partner = parsePartner(await readFile(path.join(folder, `${owner}.partner.json`), 'utf8'));
    const audit = memoryRecorder();
    await addPartner({ pool: door.databases.register, audit }, partner, false);
    const agreement = madeAgreement({
      owner,
      datasets: ['support.clients'],
      lawfulBasis: ['ARTICLE_6_1_F'],
    });
    const key = createPrivateKey(await readFile(path.join(folder, `${owner}.key.pem`)));
    await applyAgreement({ ...door.databases, audit }, signAgreement(agreement, key));
    await writeFile(path.join(folder, 'keys.json'), JSON.stringify(guardRing(keys.ring('riverbank'))));
    const env = { PATH: process.env['PATH'], PORT: '0' };
    const service = spawn('node', ['src/main.js', '--hub', door.url], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said: string[] = [];
    for await (const line of createInterface({ input: service.stdout })) {
      said.push(line);
      if (line.includes('answers its hub')) break;
    }
    const query = `{ area(code: "E12000007") {
      all: riverbankClients(table: REGION_QUARTER) { period count { value status } }
      some: riverbankClients(table: REGION_QUARTER, period: "2023-Q1..2023-Q2") { period count { value status } }
      none: riverbankClients(table: REGION_QUARTER, period: "2023") { period }
    } }`;
    const response = await fetch(`${door.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const answer = await response.json();
    await door.checkpoint();
    const held = await readFile(path.join(folder, 'audit.checkpoint'), 'utf8');
    service.kill();
    await door.stop();
    expect(said).toContain(`riverbank is version 1 at ${door.url}, with 1 release.`);
    expect(openCheckpoint(held, signer.verifier)?.size).toBeGreaterThan(0);
    const released = (period: string) => ({
      period,
      count: { value: expect.any(Number), status: 'RELEASED' },
    });
    const quarters = [2022, 2023].flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`));
    expect(answer).toEqual({
      data: {
        area: {
          all: quarters.map(released),
          some: ['2023-Q1', '2023-Q2'].map(released),
          none: null,
        },
      },
      errors: [
        expect.objectContaining({
          path: ['area', 'none'],
          extensions: expect.objectContaining({ code: 'PERIOD_NOT_IN_TABLE', found: '2023' }),
        }),
      ],
    });
  });

  test('is made whole or not at all, and in no place where something is', async () => {
    const again = newSubgraph({ ...options, folder, installs: false });
    await expect(again).rejects.toMatchObject({ code: 'ARGUMENT_INVALID' });
    expect((await readdir(home)).filter((name) => name.includes('riverbank'))).toEqual(['riverbank']);
  });
});
