import { type Endorsement, endorsementsOf, withdrawnFrom } from './endorsements.js';
import type { PackEvent, RegisteredPack, UsedRelease } from './packEvent.js';
import { printingFaults } from './printing.js';

/** What stands of a pack now, and what keeps it from being released. */
export interface PackStanding {
  readonly endorsements: readonly Endorsement[];
  /** Codes of the city regions that took their signature back: their page leaves with it. */
  readonly withdrawnRegions: readonly string[];
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

const nobody =
  "Nobody endorses it as it stands: a region, the Victims' Commissioner or a quoted partner signs it.";

/** How a pack stands, from what was done with it and how its releases stand. Pure. */
export function packStanding(pack: RegisteredPack, { earlier, releases }: StandingMeans): PackStanding {
  const endorsements = endorsementsOf(pack, earlier);
  const gone = withdrawnFrom(pack, earlier);
  const stale = staleness(pack, releases);
  const missing = [
    ...(endorsements.some(({ positions }) => positions.some(({ voidBecause }) => !voidBecause))
      ? printingFaults(pack.manifest, endorsements)
      : [nobody]),
    ...unapproved([pack, ...earlier.filter(saysAllOf(pack))], releases),
    ...gone.flatMap(({ organisation, region }) =>
      region !== undefined && pack.manifest.regions[region] !== undefined
        ? [`${organisation} withdrew: build the pack again without ${region}.`]
        : [],
    ),
    ...stale.map((why) => `It is stale. ${why} Build the pack again.`),
  ];
  // Nobody could approve while anything was missing. What is missing or stale since then is said of a released pack.
  const releasedAt = secondApproval(pack.events);
  const publicFrom = releasedAt && later(releasedAt, pack.embargoUntil);
  const withdrawnRegions = gone.flatMap(({ region }) => region ?? []);
  return { endorsements, withdrawnRegions, missing, stale, releasedAt, publicFrom };
}

function staleness({ manifest }: RegisteredPack, releases: readonly UsedRelease[]): readonly string[] {
  const known = new Map(releases.map((release) => [release.id, release]));
  const found = manifest.releases.flatMap((id) => {
    const release = known.get(id);
    if (release === undefined) return [`The register has no release ${id}.`];
    return release.ended === undefined ? release.refusals : [release.ended];
  });
  return [...new Set(found)];
}

/** Figures that could harm a group are quoted in words their owners have read. */
function unapproved(packs: readonly RegisteredPack[], releases: readonly UsedRelease[]): readonly string[] {
  const events = packs.flatMap((pack) => pack.events);
  const harmful = releases.filter(({ groupHarm }) => groupHarm !== undefined);
  const sentences = harmful.flatMap(({ dataset, owners }) =>
    owners
      .filter(({ id }) => !events.some((event) => isApproval(event, id, dataset)))
      .map(({ name }) => `${name} has not approved the sentences that use ${dataset}.`),
  );
  return [...new Set(sentences)];
}

/** Whether an earlier pack had every ask and every page of this one, to the letter: then what was approved of it holds. */
const saysAllOf =
  ({ manifest }: RegisteredPack) =>
  (earlier: RegisteredPack): boolean =>
    isWithin(manifest.asks, earlier.manifest.asks) && isWithin(manifest.regions, earlier.manifest.regions);

const isWithin = (some: Readonly<Record<string, string>>, all: Readonly<Record<string, string>>): boolean =>
  Object.entries(some).every(([id, hash]) => all[id] === hash);

const isApproval = (event: PackEvent, owner: string, dataset: string): boolean =>
  event.kind === 'SENTENCES_APPROVED' && event.organisation === owner && event.dataset === dataset;

/** When a second person, of a second organisation, approved the release. */
export function secondApproval(events: readonly PackEvent[]): Date | undefined {
  const [first, ...others] = events.filter(({ kind }) => kind === 'RELEASE_APPROVED');
  return others.find(
    ({ organisation, person }) => organisation !== first?.organisation && person !== first?.person,
  )?.at;
}

const later = (one: Date, other: Date | undefined): Date => (other && other > one ? other : one);
