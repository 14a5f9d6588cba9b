import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { checkoutKnowledge } from '../../../scripts/kit/checkoutKnowledge.js';
import { newSubgraph } from '../../../scripts/kit/newSubgraph/newSubgraph.js';

const run = promisify(execFile);
const sdlFolder = fileURLToPath(new URL('../../../schema/subgraphs/', import.meta.url));

let home: string;
let folder: string;

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'concordat-new-subgraph-'));
  folder = path.join(home, 'riverbank');
  await newSubgraph({ name: 'riverbank', folder, knowledge: checkoutKnowledge, write: () => {} });
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--silent'], { cwd: folder });
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

  test('composes with every subgraph that ships, whose fields keep their names', async () => {
    const script = "import { start } from './src/subgraph.js'; process.stdout.write(start().sdl);";
    const { stdout } = await run('node', ['--input-type=module', '-e', script], { cwd: folder });
    const shipped = (await readdir(sdlFolder)).filter((file) => file.endsWith('.graphql'));
    const services = await Promise.all(
      shipped.map(async (file) => ({
        name: path.basename(file, '.graphql'),
        typeDefs: parse(await readFile(path.join(sdlFolder, file), 'utf8')),
      })),
    );
    const composed = composeServices([...services, { name: 'riverbank', typeDefs: parse(stdout) }]);
    expect(composed.errors ?? []).toEqual([]);
    expect(composed.supergraphSdl).toContain('riverbankClients(');
  });

  test('says which file it misses before it starts', async () => {
    const failed = await run('node', ['src/main.js'], { cwd: folder }).catch((error: unknown) => error);
    expect(failed).toMatchObject({ stderr: expect.stringContaining('subgraph-key create') });
  });

  test('is made whole or not at all, and in no place where something is', async () => {
    const again = newSubgraph({ name: 'riverbank', folder, knowledge: checkoutKnowledge, write: () => {} });
    await expect(again).rejects.toMatchObject({ code: 'ARGUMENT_INVALID' });
    expect(await readdir(home)).toEqual(['riverbank']);
  });
});
