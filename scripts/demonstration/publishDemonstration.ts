import type { Areas } from '../../schema/areas/areas.js';
import type { Catalogue } from '../../schema/datasets/dataset.js';
import type { Partner } from '../../schema/partners/partners.js';
import type { SignedRelease } from '../../schema/protocol/release.js';
import { pushRelease } from '../../subgraphs/kit/index.js';
import { withClient } from '../database/connect.js';
import type { Databases } from '../database/databases.js';
import { inParallel } from '../database/inParallel.js';
import { recordsName } from '../database/plan.js';
import type { Note } from '../progress.js';
import { builtReleases } from './buildDemonstration.js';
import type { Demonstration } from './demonstration.js';
import { sectorOf } from './demonstrationSectors.js';
import { readDemonstration } from './readDemonstration.js';
import { builtFrom } from './shipped/builtFrom.js';
import { readShipped, type ShippedMeans, shippedReleases } from './shipped/readShipped.js';

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
/** The scale at which releases ship; at any other they are built from the rows. */
const shippedScale = 1;

/**
 * Does what each demonstration partner does on its own machine: fills its records with its synthetic rows and pushes
 * its signed releases to the hub: those that ship, or at another scale those it counts from its rows, under rule 10-5
 * alone and saying so: protecting them takes many minutes.
 * @throws ConcordatError DATA_INVALID where what ships isn't whole or of this version
 */
export async function publishDemonstration(options: PublishOptions): Promise<void> {
  const { databases, partners, note, scale, hub } = options;
  const demonstration = readDemonstration();
  const shipped = scale === shippedScale ? shippedMeans(options, demonstration) : undefined;
  let done = 0;
  await inParallel(partners, partnersAtOnce, async (partner) => {
    const name = recordsName(partner.id);
    await withClient(databases.url(name, name), async (client) => {
      await sectorOf(partner).loadRows({ client, partner, demonstration, scale });
      const releases = shipped
        ? shippedReleases(shipped, partner)
        : builtReleases({ ...ruleAlone(scale), ...options }, partner, client);
      await pushAll(hub, releases);
    });
    note(`${++done} of ${partners.length}: ${partner.name}`);
  });
}

/** Another scale shows how the hub bears many rows; what it releases is not fit for anything else. */
const ruleAlone = (scale: number) => ({
  scale,
  protection: () => new Map(),
  caveats: [
    `SYNTHETIC rows at scale ${scale}, for trying out loads: under rule 10-5 alone, not protected against what can be computed from it.`,
  ],
});

const shippedMeans = ({ catalogue }: PublishOptions, { edition }: Demonstration): ShippedMeans => ({
  catalogue,
  now: builtFrom(edition),
});

/**
 * Looks at every file that a first start would push, so that a stale one stops it before any row is written.
 * @throws ConcordatError DATA_INVALID
 */
export function checkShipped({
  catalogue,
  partners,
  scale,
}: Pick<PublishOptions, 'catalogue' | 'partners' | 'scale'>): void {
  if (scale !== shippedScale) return;
  const means = { catalogue, now: builtFrom(readDemonstration().edition) };
  for (const { id } of partners) readShipped(means, id);
}

async function pushAll(hub: string, releases: AsyncIterable<SignedRelease> | Iterable<SignedRelease>) {
  for await (const signed of releases) await pushRelease({ fetch, hub }, signed);
}
