import type { Pool } from 'pg';
import type { Catalogue } from '../../../schema/datasets/dataset.js';
import { findReleases, type RegisteredRelease } from '../../graph/registeredReleases.js';
import type { UsedRelease } from './packEvent.js';

/** How the releases of a pack stand in the register now. */
export async function usedReleases(
  register: Pool,
  catalogue: Catalogue,
  ids: readonly string[],
): Promise<readonly UsedRelease[]> {
  const found = await findReleases(register, { ids });
  const datasets = [...new Set(found.map(({ dataset }) => dataset))];
  const standing = await findReleases(register, { datasets, standing: true });
  return found.map((release) => {
    const { id, dataset, owners } = release;
    const declared = catalogue.dataset(dataset);
    const sector = declared === undefined ? '' : `${declared.sector}.`;
    return {
      id,
      dataset: `${sector}${dataset}`,
      owners: owners.map((owner) => ({ id: owner.id, name: owner.name })),
      groupHarm: declared?.groupHarm,
      ended: whyEnded(release, standing),
    };
  });
}

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
