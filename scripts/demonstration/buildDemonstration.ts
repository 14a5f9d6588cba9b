import type { ClientBase } from 'pg';
import type { Areas } from '../../schema/areas/areas.js';
import { loadBreaks } from '../../schema/datasets/breaks.js';
import type { Catalogue } from '../../schema/datasets/dataset.js';
import type { Partner } from '../../schema/partners/partners.js';
import { type SignedRelease, signRelease } from '../../schema/protocol/release.js';
import { buildReleases } from '../../subgraphs/kit/index.js';
import { demonstrationKey } from './demonstrationKey.js';
import { sectorOf } from './demonstrationSectors.js';

export interface BuildMeans {
  readonly catalogue: Catalogue;
  readonly areas: Areas;
}

/** Counts a demonstration partner's rows into its releases, on its own role, and signs them with its DEMONSTRATION key. */
export async function* builtReleases(
  { catalogue, areas }: BuildMeans,
  partner: Partner,
  client: ClientBase,
): AsyncGenerator<SignedRelease> {
  const { atoms, caveats = [] } = sectorOf(partner);
  const key = demonstrationKey(partner.id);
  const releases = buildReleases({
    catalogue,
    areas,
    sector: partner.sector,
    records: { client, home: partner.area ?? '', atoms },
    owner: partner.id,
    provenance: 'SYNTHETIC',
    caveats,
    breaksOf: loadBreaks(),
  });
  for await (const release of releases) yield signRelease(release, key);
}
