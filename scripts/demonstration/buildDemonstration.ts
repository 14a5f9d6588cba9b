import type { ClientBase } from 'pg';
import type { Areas } from '../../schema/areas/areas.js';
import { loadBreaks } from '../../schema/datasets/breaks.js';
import type { Catalogue } from '../../schema/datasets/dataset.js';
import type { Partner } from '../../schema/partners/partners.js';
import { loadSolver } from '../../schema/protocol/disclosure/boundModel.js';
import { type ReleaseDocument, type SignedRelease, signRelease } from '../../schema/protocol/release.js';
import { buildReleases, type ProtectRows } from '../../subgraphs/kit/index.js';
import type { Note } from '../progress.js';
import { demonstrationKey } from './demonstrationKey.js';
import { sectorOf } from './demonstrationSectors.js';

export interface BuildMeans {
  readonly catalogue: Catalogue;
  readonly areas: Areas;
  /** Every synthetic person stands for so many; left out for 1. */
  readonly scale?: number;
  /** What protecting may take. */
  readonly megabytes?: number | undefined;
  /** What is withheld to protect others; worked out from the rows where it is left out. */
  readonly protection?: ProtectRows;
  /** What is said of these releases beside the sector's own caveats. */
  readonly caveats?: readonly string[];
  /** What the partner has released before, and whether the release of the same vintage is among it. */
  readonly earlier?: readonly ReleaseDocument[];
  readonly isCorrection?: boolean;
  /** Says how far protecting has come. */
  readonly note?: Note;
  /** Hears of each published total that contradicts the rows. */
  readonly warn?: (warning: string) => void;
}

/** Counts a demonstration partner's rows into its releases, on its own role, and signs them with its DEMONSTRATION key. */
export async function* builtReleases(
  { caveats: own = [], scale = 1, protection, note, warn, ...means }: BuildMeans,
  partner: Partner,
  client: ClientBase,
): AsyncGenerator<SignedRelease> {
  const { atoms, caveats = [] } = sectorOf(partner);
  const key = demonstrationKey(partner.id);
  const releases = buildReleases({
    ...means,
    sector: partner.sector,
    records: { client, home: partner.area ?? '', atoms },
    owner: partner.id,
    provenance: 'SYNTHETIC',
    caveats: [...caveats, ...own],
    breaksOf: loadBreaks(),
    scale,
    ...(protection ? { protection } : { solver: await loadSolver() }),
    ...(note && { note }),
    ...(warn && { warn }),
  });
  for await (const release of releases) yield signRelease(release, key);
}
