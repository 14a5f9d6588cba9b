import type { Areas } from '../../../schema/areas/areas.js';
import type { Catalogue, Sector } from '../../../schema/datasets/dataset.js';
import type { Solver } from '../../../schema/protocol/disclosure/boundModel.js';
import type { Provenance, ReleaseDocument } from '../../../schema/protocol/release.js';
import { loadSideKnowledge } from '../../../schema/side-knowledge/sideKnowledge.js';
import type { Atom } from './atom.js';
import { type Records, readAtoms, readCovered } from './readRecords.js';
import { type Hearing, type ProtectRows, releasesOfRows } from './releasesOfRows.js';

export interface BuildOptions extends Hearing {
  readonly catalogue: Catalogue;
  readonly areas: Areas;
  readonly sector: Sector;
  readonly records: Records;
  readonly owner: string;
  readonly provenance: Provenance;
  /** What the owner says of its rows beside every release. */
  readonly caveats?: readonly string[];
  readonly breaksOf: (dataset: string) => ReleaseDocument['breaks'];
  /** What the owner has released before, whether or not it was withdrawn since. */
  readonly earlier?: readonly ReleaseDocument[];
  /** Whether the release of the same vintage stays known beside this one. */
  readonly isCorrection?: boolean;
  /** Every person of the rows stands for so many; 1 for real rows. */
  readonly scale?: number;
  /** What protecting may take. */
  readonly megabytes?: number | undefined;
  /** Linear programs, which find what walks don't; without them more is withheld. */
  readonly solver?: Solver | undefined;
  /** What is withheld to protect others; worked out from the rows where it is left out. */
  readonly protection?: ProtectRows;
}

/** Every release of one owner from its own database, unsigned. */
export async function* buildReleases(options: BuildOptions): AsyncGenerator<ReleaseDocument> {
  const { catalogue, records, sector } = options;
  const covered = await readCovered(records);
  const rows = new Map<string, readonly Atom[]>();
  const datasets = catalogue.datasets.filter((declared) => declared.sector === sector);
  for (const dataset of datasets) {
    const atoms = await readAtoms(records, { catalogue, dataset });
    rows.set(dataset.name, atoms);
  }
  const { home } = records;
  yield* releasesOfRows({ ...options, home, covered, datasets, rows, sideKnowledge: loadSideKnowledge() });
}
