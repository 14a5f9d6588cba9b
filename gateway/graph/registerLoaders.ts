import DataLoader from 'dataloader';
import type { Pool } from 'pg';
import {
  findPartners,
  findReleases,
  type RegisteredPartner,
  type RegisteredRelease,
} from './registeredReleases.js';

/** What one fetch asks of the register, joined: one statement for each of these, however many asked. */
export interface RegisterLoaders {
  readonly release: DataLoader<string, RegisteredRelease | undefined>;
  readonly partner: DataLoader<string, RegisteredPartner | undefined>;
  /** Releases that stand, by owner. */
  readonly releasesOf: DataLoader<string, readonly RegisteredRelease[]>;
  /** Partners with a release that stands, by dataset. */
  readonly ownersOf: DataLoader<string, readonly RegisteredPartner[]>;
}

export function registerLoaders(pool: Pool): RegisterLoaders {
  return {
    release: new DataLoader(async (ids) => byId(ids, await findReleases(pool, { ids }))),
    partner: new DataLoader(async (ids) => byId(ids, await findPartners(pool, { ids }))),
    releasesOf: new DataLoader(async (owners) => {
      const found = await findReleases(pool, { owners, standing: true });
      return owners.map((owner) => found.filter(({ owners: own }) => own.some(({ id }) => id === owner)));
    }),
    ownersOf: new DataLoader(async (datasets) => {
      const found = await findReleases(pool, { datasets, standing: true });
      return datasets.map((dataset) => distinct(found.filter((release) => release.dataset === dataset)));
    }),
  };
}

function byId<Row extends { readonly id: string }>(
  ids: readonly string[],
  rows: readonly Row[],
): readonly (Row | undefined)[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => known.get(id));
}

function distinct(releases: readonly RegisteredRelease[]): readonly RegisteredPartner[] {
  const owners = new Map(releases.flatMap((release) => release.owners.map((owner) => [owner.id, owner])));
  return [...owners.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
