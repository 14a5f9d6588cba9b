import type { Areas } from '../../schema/areas/areas.js';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import type { Dataset } from '../../schema/datasets/dataset.js';
import { loadPartners, type Partner } from '../../schema/partners/partners.js';
import { periodsOf } from '../../schema/protocol/period.js';
import type { SignedRelease } from '../../schema/protocol/release.js';
import { readDemonstration } from '../../scripts/demonstration/readDemonstration.js';
import { builtFrom } from '../../scripts/demonstration/shipped/builtFrom.js';
import { shippedReleases } from '../../scripts/demonstration/shipped/readShipped.js';
import { type Envelope, type OracleMeans, OwnerSystem } from './oracle/ownerSystem.js';
import { cellsOf, type SeenCell } from './oracle/seenCell.js';

export const means: OracleMeans = { catalogue: loadCatalogue(), areas: loadAreas() };
export const demonstrationPartners: readonly Partner[] = loadPartners().filter(
  ({ demonstration }) => demonstration,
);

const now = builtFrom(readDemonstration().edition);

/** What everybody can see of one owner: every release that ships, for persons alone. */
export interface OwnersReleases {
  readonly partner: Partner;
  readonly releases: readonly SignedRelease[];
  readonly cells: readonly SeenCell[];
}

export function releasesOf(partner: Partner): OwnersReleases {
  const all = [...shippedReleases({ catalogue: means.catalogue, now }, partner)];
  const releases = all.filter(({ release }) => release.rule === 'TEN_FIVE');
  return { partner, releases, cells: releases.flatMap(cellsOf) };
}

/** An oracle's view of an owner's people before anything is seen. */
export const systemOf = ({ partner, releases }: Pick<OwnersReleases, 'partner' | 'releases'>): OwnerSystem =>
  new OwnerSystem(
    means,
    releases.flatMap((signed) => envelopeOf(partner, signed) ?? []),
  );

/** None where the release says that the owner has no area for any of its tables. */
function envelopeOf(partner: Partner, { release }: SignedRelease): Envelope | undefined {
  const dataset = means.catalogue.dataset(release.dataset);
  if (dataset === undefined || release.tables.every(({ cells }) => cells.length === 0)) return undefined;
  const { from, to } = release.period;
  const periods = periodsOf({ kind: from.length === 4 ? 'YEAR' : 'QUARTER', from, to });
  return { dataset: dataset.name, periods, leaves: leavesOf(means.areas, dataset, partner.area ?? '') };
}

/** A force also counts people under its own code where no local authority is known. */
function leavesOf(areas: Areas, { leafArea }: Dataset, home: string): readonly string[] {
  const { kinds } = areas.require(home);
  if (kinds.includes(leafArea)) return [home];
  const members = areas.membersOf(home, leafArea).map(({ code }) => code);
  return kinds.includes('POLICE_FORCE_AREA') ? [home, ...members] : members;
}
