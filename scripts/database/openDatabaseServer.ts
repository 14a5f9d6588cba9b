import { withClient } from './connect.js';
import type { DatabaseServer } from './databaseServer.js';
import { startEmbedded, useOutside } from './databaseServer.js';
import { newSecrets, readSecrets, type Secrets, writeSecrets } from './secrets.js';

/** Which server to use. */
export interface OpenOptions {
  readonly home: string;
  readonly databaseUrl?: string;
  readonly say: (line: string) => void;
  /** See {@link startEmbedded}. */
  readonly isThrowaway?: boolean;
}

/** The server of a home, running, and the passwords to reach it with. */
export interface OpenServer {
  readonly server: DatabaseServer;
  readonly secrets: Secrets;
}

/**
 * Starts the embedded server of a home, or takes the outside one. The caller holds the home's lock.
 * @throws ConcordatError of classes home and database
 */
export async function openDatabaseServer(options: OpenOptions): Promise<OpenServer> {
  const { home, databaseUrl } = options;
  const known = await readSecrets(home);
  const secrets = known ?? newSecrets();
  if (!known) await writeSecrets(home, secrets);
  if (databaseUrl === undefined) return { server: await startEmbedded({ ...options, secrets }), secrets };
  await withClient(databaseUrl, (client) => client.query('SELECT 1'));
  return { server: useOutside(databaseUrl), secrets };
}
