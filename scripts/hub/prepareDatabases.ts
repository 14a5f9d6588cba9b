import { fileURLToPath } from 'node:url';
import { loadPartners } from '../../schema/partners/partners.js';
import type { StartOptions } from '../commands/start.js';
import { lockHome } from '../database/homeLock.js';
import { openDatabaseServer } from '../database/openDatabaseServer.js';
import { ensureHome } from '../database/place.js';
import { planDatabases } from '../database/plan.js';
import { providedFile } from '../database/providedFile.js';
import { provision } from '../database/provision.js';
import { writeSecrets } from '../database/secrets.js';
import { checkScale } from './demonstrationScale.js';

const migrationsOf = (folder: string) =>
  fileURLToPath(new URL(`../../${folder}/migrations`, import.meta.url));

const folders = {
  register: migrationsOf('schema/database/register'),
  hub: migrationsOf('schema/database/hub'),
  audit: migrationsOf('schema/database/audit'),
  mayors: migrationsOf('subgraphs/mayors/database'),
  evidence: migrationsOf('subgraphs/evidence/database'),
  records: {
    police: migrationsOf('subgraphs/police/records'),
    safeguarding: migrationsOf('subgraphs/safeguarding/records'),
    support: migrationsOf('subgraphs/support/records'),
  },
};

/** Takes the home, starts PostgreSQL, and makes every database and role with its migrations. */
export async function prepareDatabases({ config, progress, resources, scale }: StartOptions) {
  await ensureHome(config.home);
  const lock = await lockHome(config.home, config.port);
  await resources.own('the lock of the home', lock.release);
  if (lock.wasStale) progress.say('The last hub on this home ended without stopping; recovering.');
  if (!config.databaseUrl) await checkScale(config.home, scale);
  const { server, secrets } = await progress.step(
    config.databaseUrl ? 'Reaching the database' : 'Starting the database',
    () => openDatabaseServer({ ...config, say: progress.say }),
  );
  await resources.own('the database', server.stop);
  const partners = loadPartners().filter(({ demonstration }) => demonstration);
  const plan = planDatabases(partners, folders);
  const databases = await progress.step('Preparing databases and roles', (note) =>
    provision({
      server,
      secrets,
      plan,
      note,
      keep: (complete) => writeSecrets(config.home, complete),
      provided: providedFile(config.home),
    }),
  );
  return { server, databases };
}
