import type { Pool } from 'pg';
import type { Catalogue } from '../../../schema/datasets/dataset.js';
import type { PermissionsFor } from '../../access/agreements/startPermissions.js';
import { anonymous, type Requester } from '../../access/requester.js';
import { findReleases, type RegisteredRelease } from '../../graph/registeredReleases.js';
import type { RegisteredPack, UsedRelease } from './packEvent.js';

interface Means {
  readonly register: Pool;
  readonly catalogue: Catalogue;
  readonly permissionsFor: PermissionsFor;
}

/** How the releases of a pack stand in the register now, and whether their owners still permit them. */
export async function usedReleases(
  { register, catalogue, permissionsFor }: Means,
  pack: RegisteredPack,
): Promise<readonly UsedRelease[]> {
  const found = await findReleases(register, { ids: pack.manifest.releases });
  const datasets = [...new Set(found.map(({ dataset }) => dataset))];
  const standing = await findReleases(register, { datasets, standing: true });
  const permissions = await permissionsFor(builderOf(pack));
  return found.map((release) => {
    const declared = catalogue.dataset(release.dataset);
    const dataset = declared ? `${declared.sector}.${declared.name}` : release.dataset;
    const owners = release.owners.map(({ id, name }) => ({ id, name }));
    const refusals =
      release.rule === 'PUBLISHED'
        ? []
        : owners.flatMap(({ id }) => permissions.whyNotOwner(id, dataset)?.message ?? []);
    return {
      id: release.id,
      dataset,
      owners,
      groupHarm: declared?.groupHarm,
      ended: whyEnded(release, standing),
      refusals,
    };
  });
}

/** Whoever builds a pack of what this one was built for. */
const builderOf = ({ organisation, purpose }: RegisteredPack): Requester => ({
  ...anonymous,
  kind: 'person',
  person: 'builder of a pack',
  organisation,
  purpose,
  roles: ['policy'],
});

function whyEnded(release: RegisteredRelease, standing: readonly RegisteredRelease[]): string | undefined {
  const { id, withdrawnAt, notice, correctedBy, rule } = release;
  const said = notice === null ? '' : ` ${notice}`;
  if (withdrawnAt !== null) return `The release ${id} was withdrawn.${said}`;
  if (correctedBy !== null) return `The release ${id} was corrected by ${correctedBy}.${said}`;
  // Published vintages are quoted by their date; a partner's newer one takes the older one's place.
  if (rule === 'PUBLISHED') return undefined;
  const newer = standing.find((other) => isOfSame(other, release) && other.vintage > release.vintage);
  return newer && `The release ${newer.id} took the place of ${id}.`;
}

const isOfSame = (one: RegisteredRelease, other: RegisteredRelease): boolean =>
  one.dataset === other.dataset && idsOf(one) === idsOf(other);

const idsOf = ({ owners }: RegisteredRelease): string => owners.map(({ id }) => id).join();
