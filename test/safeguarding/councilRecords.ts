import path from 'node:path';
import pg from 'pg';
import { loadPartners, type Partner } from '../../schema/partners/partners.js';
import { recordsName } from '../../scripts/database/plan.js';
import { startTestCluster } from '../database/testCluster.js';

/** Empty records databases of demonstration councils, each on the council's own role. */
export interface CouncilRecords {
  client(council: Partner): pg.Client;
  close(): Promise<void>;
}

/** The demonstration council of an area code. */
export function councilPartner(code: string): Partner {
  const found = loadPartners().find(({ sector, area }) => sector === 'safeguarding' && area === code);
  if (found === undefined) throw new RangeError(`No demonstration council has the area ${code}.`);
  return found;
}

export async function startCouncilRecords(councils: readonly Partner[]): Promise<CouncilRecords> {
  const cluster = await startTestCluster();
  const migrations = path.resolve('subgraphs/safeguarding/records/migrations');
  const names = councils.map(({ id }) => recordsName(id));
  const databases = await cluster.provide(names.map((name) => ({ name, owner: name, migrations })));
  const clients = new Map(names.map((name) => [name, new pg.Client(databases.url(name, name))]));
  for (const client of clients.values()) await client.connect();
  return {
    client({ id }) {
      const client = clients.get(recordsName(id));
      if (client === undefined) throw new RangeError(`The test has no records of ${id}.`);
      return client;
    },
    async close() {
      for (const client of clients.values()) await client.end();
      await cluster.stop();
    },
  };
}
