import type { DisclosureFigures } from '../../gateway/access/agreements/papers/paper.js';
import type { Dataset } from '../../schema/datasets/dataset.js';
import type { Note } from '../progress.js';
import { auditReleases } from '../release/auditReleases.js';
import { isStanding } from '../release/chooseReleases.js';
import { findRegistered } from '../release/registered.js';
import { summed } from '../release/utility.js';
import type { RegisterAccess } from '../release/withRegister.js';

interface Whose {
  /** Id of the partner. */
  readonly owner: string;
  readonly datasets: readonly Dataset[];
  readonly note: Note;
}

/** What anybody could compute from an owner's releases that stand: the same audit as `release audit`. */
export async function disclosureOf(
  access: RegisterAccess,
  { owner, datasets, note }: Whose,
): Promise<readonly DisclosureFigures[]> {
  const figures: DisclosureFigures[] = [];
  for (const dataset of datasets) {
    note(dataset.title);
    const found = await findRegistered(access.pool, dataset.name);
    const releases = found.filter((one) => one.owner === owner && isStanding(one));
    for (const { release, tables, protection } of await auditReleases(access, {
      dataset,
      releases,
      note: () => {},
    })) {
      const { cells, withheld } = summed('', tables);
      const { id, vintage } = release;
      const computable = protection?.faults.length;
      figures.push({ dataset: dataset.title, release: id, vintage, cells, withheld, computable });
    }
  }
  return figures;
}
