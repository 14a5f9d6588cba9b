import type { Catalogue } from '../../schema/datasets/dataset.js';
import { datasetsNamed } from './datasetFields.js';
import type { HubGraphContext } from './hubResolvers.js';
import type { RegisteredPartner, RegisteredRelease } from './registeredReleases.js';

interface Keyed {
  readonly id: string;
}

const dayMs = 86_400_000;

export function partnerFields({ catalogue }: { readonly catalogue: Catalogue }) {
  return {
    __resolveReference: ({ id }: Keyed, { loaders }: HubGraphContext) => loaders.partner.load(id),
    area: ({ area }: RegisteredPartner) => (area === null ? null : { code: area }),
    releases: ({ id }: Keyed, _: unknown, { loaders }: HubGraphContext) => loaders.releasesOf.load(id),
    datasets: async ({ id }: Keyed, _: unknown, { loaders }: HubGraphContext) => {
      const releases = await loaders.releasesOf.load(id);
      return datasetsNamed(catalogue, [...new Set(releases.map(({ dataset }) => dataset))]);
    },
  };
}

export function releaseFields({ clock }: { readonly clock: () => Date }) {
  return {
    __resolveReference: ({ id }: Keyed, { loaders }: HubGraphContext) => loaders.release.load(id),
    corrects: ({ corrects }: RegisteredRelease, _: unknown, { loaders }: HubGraphContext) =>
      corrects === null ? null : loaders.release.load(corrects),
    correctedBy: ({ correctedBy }: RegisteredRelease, _: unknown, { loaders }: HubGraphContext) =>
      correctedBy === null ? null : loaders.release.load(correctedBy),
    // The vintage is a day of the calendar: both ends are counted in whole days of UTC.
    ageInDays: ({ vintage }: RegisteredRelease) => {
      const today = Date.parse(clock().toISOString().slice(0, 10));
      return Math.max(0, Math.round((today - Date.parse(vintage)) / dayMs));
    },
  };
}
