import { randomBytes, randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { ConcordatError } from '../../schema/protocol/errors.js';

const secretsSchema = z
  .object({
    homeId: z.uuid(),
    /** Password of the embedded server's superuser. */
    admin: z.string().min(1),
    /** Passwords of the roles, by role. */
    roles: z.record(z.string(), z.string()),
  })
  .readonly();

/** The passwords of a home. */
export type Secrets = z.infer<typeof secretsSchema>;

/**
 * The secrets of a home; undefined if it has none yet.
 * @throws ConcordatError HOME_DAMAGED
 */
export async function readSecrets(home: string): Promise<Secrets | undefined> {
  const text = await readFile(fileOf(home), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return secretsSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new ConcordatError('HOME_DAMAGED', {
      expected: `the passwords of this home in ${fileOf(home)}`,
      found: 'a file that is not what Concordat wrote',
      remedy: 'restore it from a backup, or delete the home to begin anew without its data.',
      cause,
    });
  }
}

/** Secrets of a new home. */
export function newSecrets(): Secrets {
  return { homeId: randomUUID(), admin: randomPassword(), roles: {} };
}

/** The same secrets with a password for each of these roles. */
export function withRoles(secrets: Secrets, roles: readonly string[]): Secrets {
  const passwords = roles.map((role) => [role, secrets.roles[role] ?? randomPassword()] as const);
  return { ...secrets, roles: { ...secrets.roles, ...Object.fromEntries(passwords) } };
}

/** Keeps the secrets, readable to their owner alone, whole or not at all. */
export async function writeSecrets(home: string, secrets: Secrets): Promise<void> {
  const draft = `${fileOf(home)}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(secrets, undefined, 2)}\n`, { mode: 0o600 });
  await rename(draft, fileOf(home));
}

function fileOf(home: string): string {
  return path.join(home, 'secrets.json');
}

/** 192 bits, in letters that need no quoting in a URL or in SQL. */
function randomPassword(): string {
  return randomBytes(24).toString('base64url');
}
