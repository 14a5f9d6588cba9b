import { execFile, spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';

/** The user the server runs as; without numbers, the user we are. */
export interface ServerUser {
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * PostgreSQL refuses to run as root. A plain user runs it as itself; root runs it as the owner of the data
 * if there is some, else as `postgres`, made if need be, else (a container without `useradd`) as `nobody`.
 */
export async function findServerUser(dataFolder: string): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return {};
  const data = await stat(dataFolder).catch(() => undefined);
  if (data && data.uid !== 0) return { uid: data.uid, gid: data.gid };
  return (await lookUp('postgres')) ?? (await createPostgres()) ?? (await lookUp('nobody')) ?? {};
}

/** Runs a program as the server's user and answers with whether it ended well. */
export async function succeedsAs(
  user: ServerUser,
  program: string,
  args: readonly string[],
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, [...args], { ...user, cwd: '/', env: serverEnvironment, stdio: 'ignore' });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

/** Whether the server's user can enter a folder. Only asking as that user counts rights of every kind. */
export async function canEnter(user: ServerUser, folder: string): Promise<boolean> {
  return user.uid === undefined || succeedsAs(user, '/bin/sh', ['-c', 'test -x "$0"', folder]);
}

/** The server's whole environment: PGDATA, PGPORT or LC_ALL of whoever starts us must not reach it. */
export const serverEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } as const;

async function lookUp(name: string): Promise<ServerUser | undefined> {
  const [uid, gid] = await Promise.all([numberOf(name, '-u'), numberOf(name, '-g')]);
  return uid && gid ? { uid, gid } : undefined;
}

async function numberOf(name: string, kind: '-u' | '-g'): Promise<number | undefined> {
  const answer = await run('id', [kind, name]);
  return answer === undefined ? undefined : Number(answer);
}

async function createPostgres(): Promise<ServerUser | undefined> {
  await run('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'postgres',
  ]);
  return lookUp('postgres');
}

async function run(command: string, args: readonly string[]): Promise<string | undefined> {
  const answer = await promisify(execFile)(command, [...args]).catch(() => undefined);
  return answer?.stdout.trim();
}
