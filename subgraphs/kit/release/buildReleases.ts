import type { Areas } from '../../../schema/areas/areas.js';
import type { Catalogue, Sector } from '../../../schema/datasets/dataset.js';
import type { Provenance, ReleaseDocument } from '../../../schema/protocol/release.js';
import { buildRelease } from './buildRelease.js';
import { extentOf } from './coverage.js';
import { type Records, readAtoms, readCovered } from './readRecords.js';

export interface BuildOptions {
  readonly catalogue: Catalogue;
  readonly areas: Areas;
  readonly sector: Sector;
  readonly records: Records;
  readonly owner: string;
  readonly provenance: Provenance;
  /** What the owner says of its rows beside every release. */
  readonly caveats?: readonly string[];
  readonly breaksOf: (dataset: string) => ReleaseDocument['breaks'];
}

/** Every release of one owner, unsigned. The vintage is the day up to which its rows were followed. */
export async function* buildReleases(options: BuildOptions): AsyncGenerator<ReleaseDocument> {
  const { catalogue, records, sector, breaksOf } = options;
  const covered = await readCovered(records);
  for (const dataset of catalogue.datasets.filter((declared) => declared.sector === sector)) {
    const atoms = await readAtoms(records, { catalogue, dataset });
    const about = {
      dataset,
      atoms,
      covered,
      extent: extentOf(dataset, covered),
      breaks: breaksOf(dataset.name),
    };
    yield buildRelease({ ...options, ...about, home: records.home, vintage: covered.eventsTo });
  }
}
