import type { Areas } from '../../schema/areas/areas.js';
import { loadBreaks } from '../../schema/datasets/breaks.js';
import type { Catalogue } from '../../schema/datasets/dataset.js';
import type { Partner } from '../../schema/partners/partners.js';
import { signRelease } from '../../schema/protocol/release.js';
import { buildReleases, pushRelease } from '../../subgraphs/kit/index.js';
import { withClient } from '../database/connect.js';
import type { Databases } from '../database/databases.js';
import { inParallel } from '../database/inParallel.js';
import { recordsName } from '../database/plan.js';
import type { Note } from '../progress.js';
import { demonstrationKey } from './demonstrationKey.js';
import { sectorOf } from './demonstrationSectors.js';
import { readDemonstration } from './readDemonstration.js';

export interface DemonstrationOptions {
  readonly databases: Databases;
  readonly catalogue: Catalogue;
  readonly areas: Areas;
  readonly partners: readonly Partner[];
  readonly scale: number;
  readonly note: Note;
}

/** Two at a time: while one waits for the database, the other computes. */
const partnersAtOnce = 2;

/** Fills every demonstration partner's records database with its synthetic rows. Answers how many cases they hold. */
export async function loadDemonstrationRows(options: DemonstrationOptions): Promise<number> {
  const demonstration = readDemonstration();
  const counts = await eachPartner(options, (partner, url) =>
    withClient(url, (client) =>
      sectorOf(partner).loadRows({ client, partner, demonstration, scale: options.scale }),
    ),
  );
  return counts.reduce((sum, { cases }) => sum + cases, 0);
}

/** Builds, signs and pushes the releases of every demonstration partner, each on the partner's own role. */
export async function publishDemonstrationReleases(
  options: DemonstrationOptions & { readonly hub: string },
): Promise<void> {
  const breaksOf = loadBreaks();
  await eachPartner(options, (partner, url) =>
    withClient(url, async (client) => {
      const key = demonstrationKey(partner.id);
      const { atoms, caveats = [] } = sectorOf(partner);
      const records = { client, home: partner.area ?? '', atoms };
      const about = { ...options, sector: partner.sector, owner: partner.id, records, breaksOf, caveats };
      for await (const release of buildReleases({ ...about, provenance: 'SYNTHETIC' })) {
        await pushRelease({ fetch, hub: options.hub }, signRelease(release, key));
      }
    }),
  );
}

type PartnerWork<Result> = (partner: Partner, url: string) => Promise<Result>;

async function eachPartner<Result>(
  options: DemonstrationOptions,
  work: PartnerWork<Result>,
): Promise<readonly Result[]> {
  const { databases, partners, note } = options;
  const results: Result[] = [];
  await inParallel(partners, partnersAtOnce, async (partner) => {
    const name = recordsName(partner.id);
    results.push(await work(partner, databases.url(name, name)));
    note(`${results.length} of ${partners.length}: ${partner.name}`);
  });
  return results;
}
