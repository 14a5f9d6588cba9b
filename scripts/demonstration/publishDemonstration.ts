import type { Areas } from '../../schema/areas/areas.js';
import { loadBreaks } from '../../schema/datasets/breaks.js';
import type { Catalogue } from '../../schema/datasets/dataset.js';
import type { Partner } from '../../schema/partners/partners.js';
import { type ReleaseDocument, signRelease } from '../../schema/protocol/release.js';
import { buildReleases, pushRelease } from '../../subgraphs/kit/index.js';
import { withClient } from '../database/connect.js';
import type { Databases } from '../database/databases.js';
import { inParallel } from '../database/inParallel.js';
import { recordsName } from '../database/plan.js';
import type { Note } from '../progress.js';
import { demonstrationKey } from './demonstrationKey.js';
import { sectorOf } from './demonstrationSectors.js';
import { readDemonstration } from './readDemonstration.js';
import { recordedProtection } from './recordedProtection.js';

export interface PublishOptions {
  readonly databases: Databases;
  readonly catalogue: Catalogue;
  readonly areas: Areas;
  readonly partners: readonly Partner[];
  /** Every synthetic person stands for so many. */
  readonly scale: number;
  /** Origin of the hub that takes the releases. */
  readonly hub: string;
  readonly note: Note;
}

/** Two at a time: while one waits for the database or the hub, the other computes. */
const partnersAtOnce = 2;

/**
 * Does what each demonstration partner does on its own machine: fills its records with its synthetic rows, counts them
 * into releases on its own role, signs them and pushes them to the hub.
 */
export async function publishDemonstration(options: PublishOptions): Promise<void> {
  const { databases, partners, note } = options;
  const demonstration = readDemonstration();
  const breaksOf = loadBreaks();
  const recorded =
    options.scale === 1 ? recordedProtection(demonstration.edition, options.catalogue) : undefined;
  let done = 0;
  await inParallel(partners, partnersAtOnce, async (partner) => {
    const name = recordsName(partner.id);
    await withClient(databases.url(name, name), async (client) => {
      const { loadRows, atoms, caveats = [] } = sectorOf(partner);
      await loadRows({ client, partner, demonstration, scale: options.scale });
      const records = { client, home: partner.area ?? '', atoms };
      const about = {
        ...options,
        sector: partner.sector,
        owner: partner.id,
        records,
        breaksOf,
        caveats,
        warn: note,
      };
      await pushAll(
        options.hub,
        partner,
        buildReleases({ ...about, provenance: 'SYNTHETIC', ...(recorded && { protection: recorded }) }),
      );
    });
    note(`${++done} of ${partners.length}: ${partner.name}`);
  });
}

async function pushAll(
  hub: string,
  partner: Partner,
  releases: AsyncIterable<ReleaseDocument>,
): Promise<void> {
  const key = demonstrationKey(partner.id);
  for await (const release of releases) await pushRelease({ fetch, hub }, signRelease(release, key));
}
