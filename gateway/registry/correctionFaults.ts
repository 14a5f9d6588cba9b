import type { Pool } from 'pg';
import type { ReleaseDocument } from '../../schema/protocol/release.js';
import type { Fault } from './fault.js';

interface Corrected {
  readonly dataset: string;
  readonly vintage: string;
  readonly owners: readonly string[];
  /** The correction it has already, if any. */
  readonly correction: string | null;
}

/**
 * What is wrong with what a release says it corrects: it must be a registered release of the same dataset and owners,
 * no newer, and not corrected by another already. The same correction again is no fault.
 */
export async function correctionFaults(pool: Pool, release: ReleaseDocument): Promise<readonly Fault[]> {
  if (release.corrects === undefined) return [];
  const found = await findCorrected(pool, release.corrects.release);
  const place = 'corrects';
  if (found === undefined || release.corrects.release === release.id) {
    return [{ place, expected: 'the id of a registered release', found: release.corrects.release }];
  }
  const expected = `a release of ${release.dataset} by ${release.owners.join(', ')}, of ${release.vintage} or before`;
  const isAlike = found.dataset === release.dataset && found.owners.join() === release.owners.join();
  if (!isAlike || found.vintage > release.vintage) {
    return [{ place, expected, found: release.corrects.release }];
  }
  if (found.correction === null || found.correction === release.id) return [];
  return [{ place, expected: 'a release not corrected yet', found: `corrected by ${found.correction}` }];
}

async function findCorrected(pool: Pool, id: string): Promise<Corrected | undefined> {
  const { rows } = await pool.query<Corrected>(
    `SELECT r.dataset, r.vintage::text AS vintage,
            ARRAY(SELECT partner_id FROM release_owner WHERE release_id = r.id ORDER BY position) AS owners,
            (SELECT c.id FROM release c WHERE c.corrects = r.id) AS correction
       FROM release r WHERE r.id = $1`,
    [id],
  );
  return rows[0];
}
