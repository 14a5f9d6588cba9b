import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClientBase } from 'pg';
import type { Partner } from '../../schema/partners/partners.js';
import { withClient } from '../database/connect.js';
import type { Databases } from '../database/databases.js';
import { inParallel } from '../database/inParallel.js';
import { openDatabaseServer } from '../database/openDatabaseServer.js';
import { recallData } from '../database/place.js';
import { recordsName } from '../database/plan.js';
import { provision } from '../database/provision.js';
import { writeSecrets } from '../database/secrets.js';
import type { Note } from '../progress.js';
import { sectorOf } from './demonstrationSectors.js';
import { readDemonstration } from './readDemonstration.js';

export interface RecordsOptions {
  readonly partners: readonly Partner[];
  readonly note: Note;
  /** Every synthetic person stands for so many; left out for 1. */
  readonly scale?: number;
}

/** While one waits for the database, the other computes. */
const partnersAtOnce = 2;

/**
 * Fills the records of demonstration partners in a PostgreSQL of its own, hands each on as its owner's role sees it, and
 * throws everything away. For what is built from the rows without a hub.
 */
export async function withRecords(
  { partners, note, scale = 1 }: RecordsOptions,
  work: (partner: Partner, client: ClientBase) => Promise<void>,
): Promise<void> {
  const demonstration = readDemonstration();
  let done = 0;
  await withDatabases(partners, (databases) =>
    inParallel(partners, partnersAtOnce, async (partner) => {
      const name = recordsName(partner.id);
      await withClient(databases.url(name, name), async (client) => {
        await sectorOf(partner).loadRows({ client, partner, demonstration, scale });
        await work(partner, client);
      });
      note(`${++done} of ${partners.length}: ${partner.name}`);
    }),
  );
}

async function withDatabases(
  partners: readonly Partner[],
  work: (databases: Databases) => Promise<void>,
): Promise<void> {
  const home = await mkdtemp(path.join(tmpdir(), 'concordat-records-'));
  // The database server, which is not root, has its data below.
  await chmod(home, 0o711);
  try {
    const { server, secrets } = await openDatabaseServer({ home, say: () => {}, isThrowaway: true });
    try {
      const keep = (complete: typeof secrets) => writeSecrets(home, complete);
      await work(await provision({ server, secrets, keep, plan: partners.map(planOf) }));
    } finally {
      await server.stop();
    }
  } finally {
    await rm(path.dirname(await recallData(home)), { recursive: true, force: true });
    await rm(home, { recursive: true, force: true });
  }
}

function planOf({ id, sector }: Partner) {
  const name = recordsName(id);
  const migrations = new URL(`../../subgraphs/${sector}/records/migrations`, import.meta.url);
  return { name, owner: name, migrations: fileURLToPath(migrations) };
}
