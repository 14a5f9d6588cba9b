import { ConcordatError } from '../../schema/protocol/errors.js';
import { urlOf } from './databaseServer.js';
import { recallData } from './place.js';
import { readPostmaster } from './postmaster.js';
import { readSecrets, type Secrets } from './secrets.js';

/** Databases that are ready, and how to reach each as each role. */
export interface Databases {
  /** Connection URL of a database as a role. The role must be one of the plan the databases were made from. */
  url(database: string, role: string): string;
}

/** How to find running databases from another process of the same home. */
export interface FindOptions {
  readonly home: string;
  readonly databaseUrl?: string;
}

/** The databases of a server, reached with these passwords. */
export function databasesAt(adminUrl: string, secrets: Secrets): Databases {
  return {
    url(database, role) {
      const password = secrets.roles[role];
      if (password === undefined)
        throw new Error(`no role "${role}" was made; the plan of databases lacks it`);
      const url = new URL(adminUrl);
      url.username = role;
      url.password = password;
      url.pathname = `/${database}`;
      return url.href;
    },
  };
}

/**
 * The databases of a hub that runs already, for a second process on its home.
 * @throws ConcordatError DATABASE_OUT_OF_REACH, HOME_DAMAGED
 */
export async function findDatabases({ home, databaseUrl }: FindOptions): Promise<Databases> {
  const secrets = await readSecrets(home);
  if (!secrets) throw notRunning(home);
  if (databaseUrl !== undefined) return databasesAt(databaseUrl, secrets);
  const postmaster = await readPostmaster(await recallData(home));
  if (!postmaster?.isReady) throw notRunning(home);
  return databasesAt(urlOf(postmaster.port, secrets.admin), secrets);
}

function notRunning(home: string): ConcordatError {
  return new ConcordatError('DATABASE_OUT_OF_REACH', {
    expected: `the database of a running hub on the home ${home}`,
    found: 'none',
    remedy: 'start the hub with npm start, or name its home with CONCORDAT_HOME.',
  });
}
