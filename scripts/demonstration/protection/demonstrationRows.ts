import { loadCatalogue } from '../../../schema/datasets/catalogue.js';
import type { Partner } from '../../../schema/partners/partners.js';
import { type Atom, type Covered, readAtoms, readCovered } from '../../../subgraphs/kit/index.js';
import { sectorOf } from '../demonstrationSectors.js';
import { type RecordsOptions, withRecords } from '../withRecords.js';

/** What one demonstration partner's rows hold: counted by its own SQL, in its own database. */
export interface OwnerRows {
  readonly partner: Partner;
  readonly covered: Covered;
  /** Atoms by dataset. */
  readonly atoms: ReadonlyMap<string, readonly Atom[]>;
}

/** The demonstration's true rows, by the loaders and the SQL that the demonstration itself uses, in order of ids. */
export async function demonstrationRows(options: RecordsOptions): Promise<readonly OwnerRows[]> {
  const catalogue = loadCatalogue();
  const owners: OwnerRows[] = [];
  await withRecords(options, async (partner, client) => {
    const records = { client, home: partner.area ?? '', atoms: sectorOf(partner).atoms };
    const atoms = new Map<string, readonly Atom[]>();
    for (const dataset of catalogue.datasets.filter(({ sector }) => sector === partner.sector))
      atoms.set(dataset.name, await readAtoms(records, { catalogue, dataset }));
    owners.push({ partner, covered: await readCovered(records), atoms });
  });
  return owners.sort((one, other) => (one.partner.id < other.partner.id ? -1 : 1));
}
