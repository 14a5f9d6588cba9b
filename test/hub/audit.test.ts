import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { demonstrationKey } from '../../scripts/demonstration/demonstrationKey.js';
import { askUses } from '../../subgraphs/kit/audit/askUses.js';
import { testHub } from './testHub.js';

const hub = testHub();
const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs a command on the hub's home, as anybody would. */
const concordat = (...words: string[]) => command('audit', ...words);

async function command(...words: string[]): Promise<string> {
  const { stdout } = await run(
    process.execPath,
    ['--disable-proto=delete', '--import', 'tsx', 'scripts/main.ts', ...words],
    {
      cwd: root,
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        CONCORDAT_HOME: hub.home,
        CONCORDAT_PORT: new URL(hub.url).port,
      },
    },
  );
  return stdout;
}

let folder: string;
let file: (name: string) => string;
const housing = `{ area(code: "E12000007") { housingAtExit(period: "2022", table: CITY_REGION_YEAR_HOUSING_SEX) {
  owners { name } cells { count { value status } } } } }`;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'concordat-audit-'));
  file = (name) => path.join(folder, name);
  await hub.data(housing);
});

describe('the audit log of a hub', () => {
  test('is exported and verified with nothing but the key and a checkpoint that was kept', async () => {
    await concordat('export', '--out', file('log.jsonl'));
    await writeFile(file('key'), await (await fetch(`${hub.url}/audit/key`)).text());
    await writeFile(file('held'), await (await fetch(`${hub.url}/audit/checkpoint`)).text());
    const words = ['verify', file('log.jsonl'), '--checkpoint', file('held'), '--key', file('key')];
    expect(await concordat(...words)).toMatch(
      /^The log concordat-audit-[0-9a-f]{16} is whole: [\d,]+ entries under \d+ checkpoints\.\n$/,
    );
  });

  test('holds every release that came into the register, and the supergraph that answers', async () => {
    const lines = (await readFile(file('log.jsonl'), 'utf8')).trimEnd().split('\n');
    const events = lines.flatMap((line) => JSON.parse(line).parts?.event ?? []);
    const registered = events.filter(({ action }) => action === 'REGISTERED');
    const { releases } = await hub.data('{ releases { id } }');
    expect(registered.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(releases.map(({ id }: { readonly id: string }) => id)),
    );
    expect(events).toContainEqual(expect.objectContaining({ action: 'SERVED', subject: 'supergraph-1' }));
  });

  test('is refused once a line of the export is another', async () => {
    const lines = (await readFile(file('log.jsonl'), 'utf8')).split('\n');
    await writeFile(file('short.jsonl'), lines.toSpliced(1, 1).join('\n'));
    await expect(concordat('verify', file('short.jsonl'), '--key', file('key'))).rejects.toMatchObject({
      code: 7,
      stderr: expect.stringMatching(/AUDIT_REFUTED[\s\S]*POSITION_WRONG in line 2/),
    });
  });

  test('proves an entry against a checkpoint that was kept', async () => {
    await writeFile(file('entry.json'), await concordat('prove', '0', '--checkpoint', file('held')));
    expect(
      await concordat('verify', file('entry.json'), '--key', file('key'), '--checkpoint', file('held')),
    ).toMatch(/^Entry 0 stands in the log concordat-audit-/);
  });

  test('is shown to have only grown since', async () => {
    await hub.data(housing);
    const grown = JSON.parse(await concordat('consistency', '--checkpoint', file('held')));
    expect(grown.to).toBeGreaterThan(grown.from);
  });

  test('tells a charity who used its housing figures, as a table and a spreadsheet', async () => {
    const partner = 'national-support-provider-demo';
    const text = await concordat('uses', '--partner', partner, '--of', 'housingAtExit');
    expect(text).toMatch(/Month +Organisation/);
    expect(text.replaceAll(/-\s+/g, '-')).toMatch(/greater-london-authority/);
    expect(text).toContain('housingAtExit');
    expect(text).not.toMatch(/person-[0-9a-f]{4}/);
    for (const kind of ['ods', 'xlsx', 'csv']) {
      await concordat('uses', '--partner', partner, '--out', file(`uses.${kind}`));
      expect((await readFile(file(`uses.${kind}`))).length).toBeGreaterThan(100);
    }
    expect(await readFile(file('uses.csv'), 'utf8')).toContain('housingAtExit,CITY_REGION_YEAR_HOUSING_SEX');
  });

  test('tells whoever shows the service key of a partner about its figures, and no stranger', async () => {
    const partner = 'national-support-provider-demo';
    const key = (await command('key', 'create', partner)).trim();
    const read = (headers: Readonly<Record<string, string>>) =>
      fetch(`${hub.url}/audit/uses.csv?of=housingAtExit`, { headers });
    const response = await read({ authorization: `Bearer ${key}` });
    expect(await response.text()).toMatch(
      new RegExp(`greater-london-authority-demo,.*,${partner},housingAtExit,`),
    );
    await command('key', 'revoke', partner);
    expect((await read({ authorization: `Bearer ${key}` })).status).toBe(401);
    expect((await read({})).status).toBe(403);
  });

  test('is witnessed by every subgraph', async () => {
    const partner = 'national-support-provider-demo';
    const asking = { hub: hub.url, fetch, partner, key: demonstrationKey(partner), clock: () => new Date() };
    await askUses(asking, '{ checkpoint }');
    for (const name of ['police', 'support', 'mayors'])
      expect(await readFile(path.join(hub.home, 'witness', `${name}.checkpoint`), 'utf8')).toMatch(
        /^concordat-audit-[0-9a-f]{16}\n\d+\n/,
      );
  });
});
