import type { Catalogue } from '../../schema/datasets/dataset.js';
import type { Partner } from '../../schema/partners/partners.js';
import type { PermittedOwners } from '../../schema/protocol/signature/permittedOwners.js';

/** Every partner of a sector permits every dataset of it: for tests of what comes after agreements. */
export function everyOwner({ datasets }: Catalogue, partners: readonly Partner[]): PermittedOwners {
  return new Map(
    datasets.map(({ sector, name }) => {
      const owners = partners.filter((partner) => partner.sector === sector).map(({ id }) => id);
      return [`${sector}.${name}`, new Set(owners)] as const;
    }),
  );
}
