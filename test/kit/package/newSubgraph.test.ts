import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkSubgraph } from '../../../gateway/registry/publishing/checks/checkSubgraph.js';
import { loadKnowledge } from '../../../gateway/registry/publishing/checks/knowledge.js';
import { shippedSeed } from '../../../scripts/hub/shippedSeed.js';
import { checkoutKnowledge } from '../../../scripts/kit/checkoutKnowledge.js';
import { newSubgraph } from '../../../scripts/kit/newSubgraph/newSubgraph.js';

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
    expect(failed).toMatchObject({ stderr: expect.stringContaining('partner add') });
  });

  test('is made whole or not at all, and in no place where something is', async () => {
    const again = newSubgraph({ ...options, folder, installs: false });
    await expect(again).rejects.toMatchObject({ code: 'ARGUMENT_INVALID' });
    expect(await readdir(home)).toEqual(['riverbank']);
  });
});
