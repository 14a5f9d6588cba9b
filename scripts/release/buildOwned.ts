import type { KeyObject } from 'node:crypto';
import { startHeldReleases } from '../../gateway/registry/protection/heldReleases.js';
import type { Dataset } from '../../schema/datasets/dataset.js';
import type { Partner } from '../../schema/partners/partners.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import type { ReleaseDocument } from '../../schema/protocol/release.js';
import { withClient } from '../database/connect.js';
import { recordsName } from '../database/plan.js';
import { builtReleases } from '../demonstration/buildDemonstration.js';
import type { RegisterAccess } from './withRegister.js';

export interface OwnBuild {
  readonly dataset: Dataset;
  readonly megabytes?: number | undefined;
  /** Whether the release of the same vintage stays known beside this one. */
  readonly isCorrection?: boolean;
}

/**
 * Counts an owner's rows of one dataset into a release, on the owner's own role: nothing is written and nothing pushed.
 * What the register holds of the same people, withdrawn releases too, is protected together with it.
 * @throws ConcordatError ARGUMENT_INVALID where the owner's rows are not on this machine
 */
export async function buildOwned(
  access: RegisterAccess,
  partner: Partner,
  { dataset: { name }, ...options }: OwnBuild,
): Promise<ReleaseDocument> {
  if (!partner.demonstration) throw noRows(partner);
  const { databases, catalogue, areas } = access;
  const earlier = await heldOf(access, partner, name);
  const means = { catalogue, areas, earlier, ...options };
  const role = recordsName(partner.id);
  return withClient(databases.url(role, role), async (client) => {
    for await (const { release } of builtReleases(means, partner, client))
      if (release.dataset === name) return release;
    throw noRows(partner);
  });
}

async function heldOf({ pool, catalogue }: RegisterAccess, { id }: Partner, dataset: string) {
  const client = await pool.connect();
  try {
    return await startHeldReleases(catalogue).besides(client, { id: '', owners: [id], dataset });
  } finally {
    client.release();
  }
}

const noRows = ({ name }: Partner): ConcordatError =>
  new ConcordatError('ARGUMENT_INVALID', {
    expected: `the rows of ${name} on this machine`,
    found: 'none',
    remedy: 'Build its releases where its rows are: records never travel.',
  });

/** A release that is ready to be handed on, and the key of whoever answers for it. */
export interface Built {
  readonly partner: Partner;
  readonly release: ReleaseDocument;
  readonly key: KeyObject;
}

export const cellsIn = ({ tables }: ReleaseDocument): number =>
  tables.reduce((sum, { cells }) => sum + cells.length, 0);
