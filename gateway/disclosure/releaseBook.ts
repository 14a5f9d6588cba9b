import type { Pool } from 'pg';
import { isReleaseSignedBy } from '../../schema/protocol/release.js';
import type { StandingRelease } from './registeredCell.js';

/** Every release that stands, as of one version of the register. */
export interface ReleaseBook {
  readonly version: bigint;
  readonly releases: ReadonlyMap<string, StandingRelease>;
  /** Until when (ms) a partner's release that a newer one follows may still be in answers under way. */
  readonly leaving: ReadonlyMap<string, number>;
}

export interface BookMeans {
  readonly pool: Pool;
  readonly clock: () => Date;
  /** The hub's public key, base64: only what it signed is official. */
  readonly hubKey: string;
  /** How long answers under way may still show a release that a newer one follows. */
  readonly graceMs: number;
}

interface BookRow {
  readonly version: string;
  readonly releases: readonly Omit<StandingRelease, 'isGenuine'>[];
}

const bookSql = `
  SELECT (SELECT version FROM register_version)::text AS version,
         (SELECT coalesce(json_agg(v.document || jsonb_build_object(
                   'isServed', v.rule = 'PUBLISHED' OR v.id IN (SELECT id FROM current_release))), '[]')
            FROM release_vintage v) AS releases`;

/** Reads the releases anew. A release withdrawn or corrected since is gone at once; one merely followed has its grace. */
export async function readBook(means: BookMeans, before: ReleaseBook | undefined): Promise<ReleaseBook> {
  const { rows } = await means.pool.query<BookRow>(bookSql);
  const [row] = rows;
  if (row === undefined) throw new Error('The register has no version.');
  const releases = row.releases.map((release) => ({ ...release, isGenuine: isGenuine(means, release) }));
  const now = means.clock().getTime();
  const isLeaving = ({ id, isServed }: StandingRelease) =>
    !isServed && (before?.releases.get(id)?.isServed ?? false);
  const leaving = releases.filter(isLeaving).map(({ id }) => [id, now + means.graceMs] as const);
  return {
    version: BigInt(row.version),
    releases: new Map(releases.map((release) => [release.id, release])),
    leaving: new Map([...(before?.leaving ?? []), ...leaving].filter(([, until]) => until > now)),
  };
}

/** Whether the release may be in an answer now. */
export const isServedNow = ({ leaving }: ReleaseBook, release: StandingRelease, now: number): boolean =>
  release.isServed || (leaving.get(release.id) ?? 0) > now;

const isGenuine = (
  { hubKey }: BookMeans,
  { rule, sha256, signature }: Omit<StandingRelease, 'isGenuine'>,
): boolean => rule !== 'PUBLISHED' || isReleaseSignedBy({ sha256, signature }, hubKey);
