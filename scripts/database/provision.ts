import pg from 'pg';
import { migrate } from '../../schema/database/migrate.js';
import { readMigrations } from '../../schema/database/migrations.js';
import { canonicalHash } from '../../schema/protocol/canonicalJson.js';
import { withClient } from './connect.js';
import type { DatabaseServer } from './databaseServer.js';
import { type Databases, databasesAt } from './databases.js';
import { inParallel } from './inParallel.js';
import type { DatabasePlan } from './plan.js';
import { provideRoles } from './roles.js';
import type { Secrets } from './secrets.js';

/** What should exist, and on which server. */
export interface ProvisionOptions {
  readonly server: DatabaseServer;
  readonly plan: readonly DatabasePlan[];
  readonly secrets: Secrets;
  /** Keeps the passwords of new roles; called once the roles have them. */
  readonly keep: (secrets: Secrets) => Promise<void>;
  readonly note?: (detail: string) => void;
  /** Remembers what was provided whole, so that a later start need not look into every database. */
  readonly provided?: {
    read(): Promise<string | undefined>;
    write(fingerprint: string): Promise<void>;
  };
}

// Making databases waits for checkpoints, which concurrent ones share; two cores gain nothing from more.
const width = 4;

/**
 * Brings roles, databases, rights and tables to what the plan says; what is there already stays.
 * @throws ConcordatError of classes database and migration
 */
export async function provision(options: ProvisionOptions): Promise<Databases> {
  const { server, plan, keep, note = () => {} } = options;
  const secrets = await withClient(server.adminUrl, (admin) => provideRoles(admin, plan, options.secrets));
  await keep(secrets);
  const databases = databasesAt(server.adminUrl, secrets);
  const isWhole = await provideDatabases(server, plan, note);
  const fingerprint = await fingerprintOf(plan);
  if (isWhole && !server.isNew && (await options.provided?.read()) === fingerprint) return databases;
  let done = 0;
  await inParallel(plan, width, async (database) => {
    await provideTables(databases, database);
    note(`tables of ${++done} of ${plan.length} databases`);
  });
  await options.provided?.write(fingerprint);
  return databases;
}

/** Changes with every database of the plan, every right and every byte of a migration. */
async function fingerprintOf(plan: readonly DatabasePlan[]): Promise<string> {
  const folders = [...new Set(plan.flatMap(({ migrations }) => migrations ?? []))];
  const applied = await Promise.all(folders.map(readMigrations));
  const checksums = applied.map((migrations) =>
    migrations.map(({ name, checksum }) => `${name} ${checksum}`),
  );
  const databases = plan.map(({ migrations = '', ...database }) => [database, folders.indexOf(migrations)]);
  return canonicalHash([databases, checksums]);
}

async function provideDatabases(
  server: DatabaseServer,
  plan: readonly DatabasePlan[],
  note: (detail: string) => void,
): Promise<boolean> {
  const missing = await withClient(server.adminUrl, (admin) => missingOf(admin, plan));
  // Copying files is fastest on an empty server, but makes a busy one checkpoint: not for an outside one.
  const strategy = server.isNew ? 'STRATEGY file_copy' : '';
  let done = 0;
  const shares = Array.from({ length: width }, (_, share) => missing.filter((_, at) => at % width === share));
  await inParallel(shares, width, (share) =>
    withClient(server.adminUrl, async (admin) => {
      for (const { name, owner } of share) {
        const [database, role] = [name, owner].map((word) => pg.escapeIdentifier(word));
        await admin.query(`CREATE DATABASE ${database} OWNER ${role} ${strategy}`);
        note(`${++done} of ${missing.length} databases`);
      }
    }),
  );
  await withClient(server.adminUrl, (admin) => admin.query(connectionRights(server, plan)));
  return missing.length === 0;
}

async function missingOf(admin: pg.Client, plan: readonly DatabasePlan[]): Promise<readonly DatabasePlan[]> {
  const found = await admin.query<{ datname: string }>('SELECT datname FROM pg_database');
  const existing = new Set(found.rows.map((row) => row.datname));
  return plan.filter(({ name }) => !existing.has(name));
}

/** Nobody may connect to a database but its owner, its readers and its appenders. */
function connectionRights(server: DatabaseServer, plan: readonly DatabasePlan[]): string {
  const own = plan.flatMap(({ name, readers = [], appenders = [] }) => [
    `REVOKE ALL ON DATABASE ${pg.escapeIdentifier(name)} FROM PUBLIC`,
    ...[...readers, ...appenders].map(
      (role) => `GRANT CONNECT ON DATABASE ${pg.escapeIdentifier(name)} TO ${pg.escapeIdentifier(role)}`,
    ),
  ]);
  // An outside server's own databases are not ours to close.
  const system = ['postgres', 'template1'].map((name) => `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  return [...own, ...(server.kind === 'embedded' ? system : [])].join(';\n');
}

async function provideTables(databases: Databases, database: DatabasePlan): Promise<void> {
  const { name, owner, readers = [], appenders = [], migrations } = database;
  await withClient(databases.url(name, owner), async (client) => {
    if (migrations !== undefined) await migrate({ client, folder: migrations });
    for (const role of readers) await grant(client, role, 'SELECT');
    for (const role of appenders) await grant(client, role, 'SELECT, INSERT');
  });
}

/** On the tables that are there, and on those to come. */
async function grant(client: pg.Client, role: string, rights: string): Promise<void> {
  const name = pg.escapeIdentifier(role);
  await client.query(`GRANT ${rights} ON ALL TABLES IN SCHEMA public TO ${name};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ${rights} ON TABLES TO ${name}`);
}
