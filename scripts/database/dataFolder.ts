import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { messageOf } from '../systemError.js';
import type { Binaries } from './binaries.js';
import type { Place } from './place.js';
import type { Secrets } from './secrets.js';
import { serverEnvironment } from './serverUser.js';

/** The superuser of an embedded server. */
export const adminRole = 'concordat_admin';

const stateSchema = z.object({ homeId: z.string() });

/**
 * Makes sure there is data to start on. Data whose first set-up never ended counts as none: it was written
 * without waiting for the disk, and may be torn. Answers with whether it is new.
 * @throws ConcordatError HOME_DAMAGED, DATABASE_NOT_STARTED
 */
export async function prepareDataFolder(
  place: Place,
  binaries: Binaries,
  secrets: Secrets,
): Promise<boolean> {
  const homeId = await readHomeId(place);
  if (homeId !== undefined) {
    await checkData(place, homeId, secrets);
    return false;
  }
  await rm(place.data, { recursive: true, force: true });
  await initialise(place, binaries, secrets);
  return true;
}

/** Forces all of the data to disk and records that its first set-up has ended. */
export async function sealDataFolder(place: Place, binaries: Binaries, secrets: Secrets): Promise<void> {
  await runInitdb(place, binaries, ['--sync-only']);
  await writeFile(stateOf(place), `${JSON.stringify({ homeId: secrets.homeId })}\n`, { flush: true });
}

async function readHomeId(place: Place): Promise<string | undefined> {
  const text = await readFile(stateOf(place), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : stateSchema.parse(JSON.parse(text)).homeId;
}

async function checkData(place: Place, homeId: string, secrets: Secrets): Promise<void> {
  const owner = await stat(place.data).catch(() => undefined);
  const us = process.getuid?.();
  if (!owner) throw damaged(place, 'none');
  if (us !== 0 && us !== undefined && owner.uid !== us)
    throw damaged(place, `data of user number ${owner.uid}`);
  if (homeId !== secrets.homeId) throw damaged(place, 'data whose passwords are not in secrets.json');
}

async function initialise(place: Place, binaries: Binaries, secrets: Secrets): Promise<void> {
  await mkdir(place.data, { recursive: true });
  await chmod(place.data, 0o700);
  const passwordFile = path.join(place.folder, 'admin-password');
  await writeFile(passwordFile, `${secrets.admin}\n`, { mode: 0o600 });
  const { uid, gid } = place.user;
  if (uid !== undefined && gid !== undefined) {
    await chown(place.data, uid, gid);
    await chown(passwordFile, uid, gid);
  }
  try {
    await runInitdb(place, binaries, [
      `--username=${adminRole}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // PostgreSQL's own locale sorts the same on every machine and needs nothing installed.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-sync',
      '--no-instructions',
    ]);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function runInitdb(place: Place, { initdb }: Binaries, flags: readonly string[]): Promise<void> {
  const { uid, gid } = place.user;
  const options = { uid, gid, cwd: place.folder, env: serverEnvironment };
  await promisify(execFile)(initdb, ['-D', place.data, ...flags], options).catch((cause: unknown) => {
    throw new ConcordatError('DATABASE_NOT_STARTED', {
      expected: `initdb to prepare ${place.data}`,
      found: messageOf(cause),
      remedy: 'make room for about 500 MB there, or set CONCORDAT_DATABASE_URL to a PostgreSQL of your own.',
      cause,
    });
  });
}

function damaged(place: Place, found: string): ConcordatError {
  return new ConcordatError('HOME_DAMAGED', {
    expected: `the data of this home, owned by this user, in ${place.data}`,
    found,
    remedy: 'restore the home from a backup, run as its owner, or delete it to begin anew without its data.',
  });
}

function stateOf(place: Place): string {
  return path.join(place.folder, 'state.json');
}
