import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { messageOf } from '../systemError.js';
import { canEnter, findServerUser, type ServerUser } from './serverUser.js';

/** Where the embedded server keeps its data, and as whom it runs. */
export interface Place {
  readonly folder: string;
  readonly data: string;
  readonly user: ServerUser;
}

/** Where to look, and where to tell of what was found. */
export interface PlaceOptions {
  readonly home: string;
  readonly say: (line: string) => void;
  /** Folders to try, in this order, where the server's user can't enter the home. */
  readonly elsewhere?: readonly string[];
}

// Kept across restarts: /var/tmp is only the second choice, because some systems empty it by age.
const defaultElsewhere = ['/var/lib/concordat', '/var/tmp'];

/**
 * Makes the home. For a plain user it is closed to others; root's can be passed through, since the server,
 * which is not root, has its data below it. @throws ConcordatError HOME_NOT_WRITABLE
 */
export async function ensureHome(home: string): Promise<void> {
  try {
    if (await makeFolder(home)) await chmod(home, process.getuid?.() === 0 ? 0o711 : 0o700);
    const probe = path.join(home, `.probe-${process.pid}`);
    await writeFile(probe, '');
    await rm(probe);
  } catch (cause) {
    throw new ConcordatError('HOME_NOT_WRITABLE', {
      expected: `a folder at ${home} that this user can write to`,
      found: messageOf(cause),
      remedy: 'give this user the folder, or choose another with CONCORDAT_HOME.',
      cause,
    });
  }
}

/**
 * The home itself, unless the server's user can't enter it (root, and a folder of mode 0700 above): then a
 * folder elsewhere, remembered in the home. @throws ConcordatError HOME_NOT_WRITABLE
 */
export async function findPlace(options: PlaceOptions): Promise<Place> {
  const remembered = await readPointer(options.home);
  if (remembered) return settle(remembered);
  const folder = inHome(options.home);
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o711);
  const place = await settle(folder);
  return (await canEnter(place.user, folder)) ? place : placeElsewhere(options, place.user);
}

/** The folder where a home has, or would have, its data. */
export async function recallData(home: string): Promise<string> {
  return path.join((await readPointer(home)) ?? inHome(home), 'data');
}

/** Answers with whether it was made just now. (`mkdir` with `recursive` never returns for a path below /proc.) */
async function makeFolder(folder: string): Promise<boolean> {
  if (await stat(folder).catch(() => undefined)) return false;
  if (path.dirname(folder) !== folder) await makeFolder(path.dirname(folder));
  await mkdir(folder);
  return true;
}

async function readPointer(home: string): Promise<string | undefined> {
  const text = await readFile(pointerOf(home), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  return z.object({ folder: z.string() }).parse(JSON.parse(text)).folder;
}

async function settle(folder: string): Promise<Place> {
  const data = path.join(folder, 'data');
  return { folder, data, user: await findServerUser(data) };
}

async function placeElsewhere(options: PlaceOptions, user: ServerUser): Promise<Place> {
  const { home, say, elsewhere = defaultElsewhere } = options;
  const name = `concordat-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`;
  for (const folder of elsewhere.map((parent) => path.join(parent, name))) {
    if (!(await makeOwn(folder)) || !(await canEnter(user, folder))) continue;
    // What stands there is left over from an earlier home of this path, which somebody deleted.
    await rm(path.join(folder, 'state.json'), { force: true });
    await writeFile(pointerOf(home), `${JSON.stringify({ folder })}\n`);
    say(`The database server may not enter ${home}; its data is in ${folder}`);
    return settle(folder);
  }
  throw new ConcordatError('HOME_NOT_WRITABLE', {
    expected: `a home that the database server's user (number ${user.uid}) can enter`,
    found: `${home}, closed to it, and no place in ${elsewhere.join(' or ')}`,
    remedy: 'open the folders above the home (chmod o+x), or choose another home with CONCORDAT_HOME.',
  });
}

/** Anybody may write to /var/tmp: a folder or link somebody else put there in advance is not ours. */
async function makeOwn(folder: string): Promise<boolean> {
  try {
    const created = await mkdir(folder, { recursive: true });
    if (created) await chmod(created, 0o711);
    const found = await lstat(folder);
    if (!found.isDirectory() || found.uid !== process.getuid?.()) return false;
    await chmod(folder, 0o711);
    return true;
  } catch {
    return false;
  }
}

function inHome(home: string): string {
  return path.join(home, 'postgres');
}

function pointerOf(home: string): string {
  return path.join(home, 'postgres.json');
}
