import { type Endorsement, endorsementsOf, withdrawnFrom } from './endorsements.js';
import type { PackEvent, RegisteredPack, UsedRelease } from './packEvent.js';

/** What stands of a pack now, and what keeps it from being released. */
export interface PackStanding {
  readonly endorsements: readonly Endorsement[];
  /** Each is a sentence with who would have to do what; empty where it may be released. */
  readonly missing: readonly string[];
  /** Why figures of it are no longer those that stand. */
  readonly stale: readonly string[];
  /** When the second of two organisations approved. */
  readonly releasedAt: Date | undefined;
  /** From when everybody may read of it. */
  readonly publicFrom: Date | undefined;
}

export interface StandingMeans {
  /** The packs it takes the place of, the nearest first. */
  readonly earlier: readonly RegisteredPack[];
  /** Every release it uses that the register knows. */
  readonly releases: readonly UsedRelease[];
}

/** How a pack stands, from what was done with it and how its releases stand. Pure. */
export function packStanding(pack: RegisteredPack, { earlier, releases }: StandingMeans): PackStanding {
  const endorsements = endorsementsOf(pack, earlier);
  const stale = staleness(pack, releases);
  const missing = [
    ...(endorsements.some(({ positions }) => positions.some(({ voidBecause }) => !voidBecause))
      ? []
      : [
          "Nobody endorses it as it stands: a region, the Victims' Commissioner or a quoted partner signs it.",
        ]),
    ...unapproved(pack, releases),
    ...withdrawn(pack, earlier),
    ...stale.map((why) => `It is stale. ${why}`),
  ];
  const releasedAt = missing.length === 0 ? secondApproval(pack.events) : undefined;
  const publicFrom = releasedAt && later(releasedAt, pack.embargoUntil);
  return { endorsements, missing, stale, releasedAt, publicFrom };
}

function staleness({ manifest }: RegisteredPack, releases: readonly UsedRelease[]): readonly string[] {
  const known = new Map(releases.map((release) => [release.id, release]));
  return manifest.releases.flatMap((id) => {
    const release = known.get(id);
    if (release === undefined) return [`The register has no release ${id}.`];
    return release.ended === undefined ? [] : [`${release.ended} Build the pack again.`];
  });
}

/** Figures that could harm a group are quoted in words their owners have read. */
const unapproved = ({ events }: RegisteredPack, releases: readonly UsedRelease[]): readonly string[] => [
  ...new Set(
    releases
      .filter(({ groupHarm }) => groupHarm !== undefined)
      .flatMap(({ dataset, owners }) =>
        owners
          .filter(({ id }) => !events.some((event) => isApproval(event, id, dataset)))
          .map(({ name }) => `${name} has not approved the sentences that use ${dataset}.`),
      ),
  ),
];

const isApproval = (event: PackEvent, owner: string, dataset: string): boolean =>
  event.kind === 'SENTENCES_APPROVED' && event.organisation === owner && event.dataset === dataset;

function withdrawn(pack: RegisteredPack, earlier: readonly RegisteredPack[]): readonly string[] {
  return withdrawnFrom(pack, earlier).flatMap(({ organisation, region }) =>
    region !== undefined && pack.manifest.regions[region] !== undefined
      ? [`${organisation} withdrew: build the pack again without ${region}.`]
      : [],
  );
}

/** When a second person, of a second organisation, approved the release. */
export function secondApproval(events: readonly PackEvent[]): Date | undefined {
  const [first, ...others] = events.filter(({ kind }) => kind === 'RELEASE_APPROVED');
  return others.find(
    ({ organisation, person }) => organisation !== first?.organisation && person !== first?.person,
  )?.at;
}

const later = (one: Date, other: Date | undefined): Date => (other && other > one ? other : one);
