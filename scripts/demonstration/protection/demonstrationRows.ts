import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalogue } from '../../../schema/datasets/dataset.js';
import { loadPartners, type Partner } from '../../../schema/partners/partners.js';
import { type Atom, type Covered, readAtoms, readCovered } from '../../../subgraphs/kit/index.js';
import { withClient } from '../../database/connect.js';
import { inParallel } from '../../database/inParallel.js';
import { openDatabaseServer } from '../../database/openDatabaseServer.js';
import { recallData } from '../../database/place.js';
import { recordsName } from '../../database/plan.js';
import { provision } from '../../database/provision.js';
import { writeSecrets } from '../../database/secrets.js';
import { sectorOf } from '../demonstrationSectors.js';
import { readDemonstration } from '../readDemonstration.js';

/** What one demonstration partner's rows hold: counted by its own SQL, in its own database. */
export interface OwnerRows {
  readonly partner: Partner;
  readonly covered: Covered;
  /** Atoms by dataset. */
  readonly atoms: ReadonlyMap<string, readonly Atom[]>;
}

/**
 * The demonstration's true rows, by the loaders and the SQL that the demonstration itself uses, from an embedded
 * PostgreSQL that is gone afterwards.
 */
export async function demonstrationRows(catalogue: Catalogue, scale = 1): Promise<readonly OwnerRows[]> {
  const home = await mkdtemp(path.join(tmpdir(), 'concordat-bench-'));
  await chmod(home, 0o711);
  const { server, secrets } = await openDatabaseServer({ home, say: () => {}, isThrowaway: true });
  try {
    const partners = loadPartners().filter(({ demonstration }) => demonstration);
    const plan = partners.map(({ id, sector }) => {
      const migrations = fileURLToPath(
        new URL(`../../../subgraphs/${sector}/records/migrations`, import.meta.url),
      );
      return { name: recordsName(id), owner: recordsName(id), migrations };
    });
    const keep = (complete: typeof secrets) => writeSecrets(home, complete);
    const databases = await provision({ server, plan, secrets, keep });
    const demonstration = readDemonstration();
    const owners: OwnerRows[] = [];
    await inParallel(partners, 2, (partner) =>
      withClient(databases.url(recordsName(partner.id), recordsName(partner.id)), async (client) => {
        const { loadRows, atoms } = sectorOf(partner);
        await loadRows({ client, partner, demonstration, scale });
        const records = { client, home: partner.area ?? '', atoms };
        const counted = new Map<string, readonly Atom[]>();
        for (const dataset of catalogue.datasets.filter(({ sector }) => sector === partner.sector))
          counted.set(dataset.name, await readAtoms(records, { catalogue, dataset }));
        owners.push({ partner, covered: await readCovered(records), atoms: counted });
      }),
    );
    return owners.sort((one, other) => (one.partner.id < other.partner.id ? -1 : 1));
  } finally {
    await server.stop();
    await rm(path.dirname(await recallData(home)), { recursive: true, force: true });
    await rm(home, { recursive: true, force: true });
  }
}
