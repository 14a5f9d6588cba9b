import pg from 'pg';
import { ConcordatError } from '../../schema/protocol/errors.js';
import type { DatabasePlan } from './plan.js';
import { type Secrets, withRoles } from './secrets.js';

const oldestVersion = 150_000;

/**
 * Makes the roles a plan names, each with a password of its own, and answers with all passwords. A role that
 * exists but whose password this home does not know gets a new one.
 * @throws ConcordatError DATABASE_UNSUITABLE
 */
export async function provideRoles(
  admin: pg.Client,
  plan: readonly DatabasePlan[],
  secrets: Secrets,
): Promise<Secrets> {
  const { isSuperuser } = await checkServer(admin);
  const roles = [
    ...new Set(plan.flatMap(({ owner, readers = [], appenders = [] }) => [owner, ...readers, ...appenders])),
  ];
  const complete = withRoles(secrets, roles);
  const found = await admin.query<{ rolname: string }>('SELECT rolname FROM pg_roles');
  const existing = new Set(found.rows.map((row) => row.rolname));
  for (const role of roles) {
    const name = pg.escapeIdentifier(role);
    const password = pg.escapeLiteral(complete.roles[role] ?? '');
    if (!existing.has(role)) await admin.query(`CREATE ROLE ${name} LOGIN PASSWORD ${password}`);
    else if (secrets.roles[role] === undefined) await admin.query(`ALTER ROLE ${name} PASSWORD ${password}`);
    // To make a database that a role owns, one must be a superuser or a member of that role.
    if (!isSuperuser) await admin.query(`GRANT ${name} TO CURRENT_USER`);
  }
  return complete;
}

async function checkServer(admin: pg.Client): Promise<{ readonly isSuperuser: boolean }> {
  const answer = await admin.query<{ version: number; isSuperuser: boolean; mayProvision: boolean }>(
    `SELECT current_setting('server_version_num')::int AS version, rolsuper AS "isSuperuser",
            rolsuper OR (rolcreatedb AND rolcreaterole) AS "mayProvision"
       FROM pg_roles WHERE rolname = current_user`,
  );
  const [row] = answer.rows;
  if (!row?.mayProvision) throw unsuitable('a role that may CREATEDB and CREATEROLE', 'one that may not');
  // From 15 on, only a database's owner may create tables in it unless told otherwise.
  if (row.version < oldestVersion)
    throw unsuitable('PostgreSQL 15 or later', `version number ${row.version}`);
  return row;
}

function unsuitable(expected: string, found: string): ConcordatError {
  return new ConcordatError('DATABASE_UNSUITABLE', {
    expected: `${expected} in CONCORDAT_DATABASE_URL`,
    found,
    remedy: 'give another server or role, or leave the variable out for the embedded server.',
  });
}
