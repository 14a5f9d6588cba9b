import type { Dataset } from '../../schema/datasets/dataset.js';
import type { Partner } from '../../schema/partners/partners.js';
import { extentOf } from '../../subgraphs/kit/release/coverage.js';
import { cubeOf, type TrueTable } from '../../subgraphs/kit/release/cube.js';
import { readAtoms, readCovered } from '../../subgraphs/kit/release/readRecords.js';
import { withClient } from '../database/connect.js';
import { recordsName } from '../database/plan.js';
import { sectorOf } from '../demonstration/demonstrationSectors.js';
import type { RegisterAccess } from './withRegister.js';

/**
 * The owner's true counts, on its own role, where its rows are on this machine; undefined where they aren't. They are
 * for its own eyes: nothing of them is kept, and only sums over many cells are printed.
 */
export async function trueTables(
  { databases, catalogue, areas }: RegisterAccess,
  partner: Partner,
  dataset: Dataset,
): Promise<readonly TrueTable[] | undefined> {
  if (!partner.demonstration) return undefined;
  const name = recordsName(partner.id);
  return withClient(databases.url(name, name), async (client) => {
    const home = partner.area ?? '';
    const records = { client, home, atoms: sectorOf(partner).atoms };
    const covered = await readCovered(records);
    const atoms = await readAtoms(records, { catalogue, dataset });
    const extent = extentOf(dataset, covered);
    return cubeOf({ dataset, catalogue, areas, atoms, home, extent, vintage: covered.eventsTo });
  });
}
