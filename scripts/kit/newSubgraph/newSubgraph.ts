import { execFile } from 'node:child_process';
import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { ConcordatError } from '../../../schema/protocol/errors.js';
import { isSubgraphId } from '../../../schema/protocol/signature/keyRing.js';
import { keygen } from '../../../subgraphs/kit/intake/command/keygen.js';
import type { KitContext } from '../../../subgraphs/kit/intake/command/kitContext.js';
import { build, sign } from '../../../subgraphs/kit/intake/command/makeReleases.js';
import { subgraphFiles } from './subgraphFiles.js';
import { syntheticSheet } from './syntheticSheet.js';

export interface NewSubgraphOptions {
  readonly name: string;
  /** Folder that is made. */
  readonly folder: string;
  /** Installs its packages and runs its tests, too. */
  readonly installs: boolean;
  readonly knowledge: KitContext['knowledge'];
  readonly write: (text: string) => void;
}

const run = promisify(execFile);
const kitFolder = fileURLToPath(new URL('../../../subgraphs/kit/', import.meta.url));
const home = { area: 'E12000007', sector: 'support', dataset: 'clients' };
const manifest = z.object({ dependencies: z.record(z.string(), z.string()) });
/** What the service needs beside the kit. */
const packages = ['@apollo/subgraph', 'graphql'];

/** Makes a folder with a subgraph that works: its own key, a SYNTHETIC sheet, its signed release, service and tests. */
export async function newSubgraph(options: NewSubgraphOptions): Promise<void> {
  const { name, folder, knowledge, write } = options;
  if (!isSubgraphId(name) || !/^[a-z][a-z0-9-]{1,40}$/.test(name))
    throw refused(
      'a name of small letters, digits and hyphens',
      `"${name.slice(0, 40)}"`,
      'For example riverbank.',
    );
  if (await isThere(folder))
    throw refused(`${folder} not to exist yet`, 'something there', 'Name another folder with --out.');
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(path.join(unfinished, 'releases'), { recursive: true });
  const tarball = await packKit(unfinished);
  await writeFiles(
    unfinished,
    subgraphFiles({ name, dataset: home.dataset, tarball, versions: await versions() }),
  );
  await writeReleases(unfinished, name, knowledge);
  await rename(unfinished, folder);
  if (options.installs) await installIn(folder);
  const done = options.installs
    ? 'Its packages are installed, and its own tests pass'
    : 'npm install, npm test';
  write(`${folder}\n  ${done}.\n${nextSteps(name, folder)}`);
}

const nextSteps = (name: string, folder: string): string => {
  const file = (end: string) => path.join(folder, end);
  return `  Then: concordat partner add ${file(`${name}-demo.partner.json`)} --subgraph ${name} --keys ${file('keys.json')}\n        npm start --prefix ${folder} -- --hub http://localhost:4000\n`;
};

/** @throws ConcordatError SUBGRAPH_REFUSED where its tests fail; the folder stays, to be looked at */
async function installIn(cwd: string): Promise<void> {
  try {
    await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--silent'], { cwd });
    await run('npm', ['test', '--silent'], { cwd });
  } catch (cause) {
    throw new ConcordatError('SUBGRAPH_REFUSED', {
      what: `${cwd} was written, and doesn't work yet.`,
      expected: 'npm install and npm test to pass there',
      found: cause instanceof Error ? cause.message.slice(0, 2000) : 'neither',
      remedy: 'Run both in the folder: what they say is there.',
      cause,
    });
  }
}

/** Whole or not at all: the folder gets its name when everything is in it. */
async function writeReleases(
  folder: string,
  name: string,
  knowledge: KitContext['knowledge'],
): Promise<void> {
  const context: KitContext = { knowledge, fetch, write: () => {}, fail: () => {} };
  const { catalogue, areas } = knowledge();
  const dataset = catalogue.dataset(home.dataset);
  if (dataset === undefined) throw new RangeError(`no dataset ${home.dataset}`);
  const id = `${name}-demo`;
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1)} (demo)`;
  await keygen(context, id, { name: title, sector: home.sector, area: home.area, out: folder });
  const sheet = path.join(folder, `${home.dataset}.csv`);
  await writeFile(sheet, syntheticSheet({ areas, catalogue, dataset, home: home.area }));
  const out = path.join(folder, 'releases');
  const partner = path.join(folder, `${id}.partner.json`);
  const flags = { partner, key: path.join(folder, `${id}.key.pem`), out };
  await build(context, [sheet], { ...flags, from: '2022-01-01', to: '2023-12-31' });
  const unsigned = (await readdir(out)).map((file) => path.join(out, file));
  await sign(context, unsigned, flags);
  for (const file of unsigned) await rm(file);
}

async function packKit(folder: string): Promise<string> {
  // npm's own scripts hand down the settings of this checkout, which refuse every script; packing is one.
  const words = ['pack', '--silent', '--ignore-scripts=false', '--pack-destination', folder];
  await run('npm', words, { cwd: kitFolder });
  const tarball = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm pack wrote nothing.');
  return tarball;
}

async function versions(): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(new URL('../../../package.json', import.meta.url), 'utf8');
  const { dependencies } = manifest.parse(JSON.parse(text));
  return Object.fromEntries(packages.map((name) => [name, dependencies[name] ?? '']));
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
}

const isThere = (folder: string): Promise<boolean> =>
  access(folder).then(
    () => true,
    () => false,
  );

const refused = (expected: string, found: string, remedy: string): ConcordatError =>
  new ConcordatError('ARGUMENT_INVALID', { expected, found, remedy });
