import type { ClientBase } from 'pg';
import type { Areas } from '../../schema/areas/areas.js';
import type { Catalogue } from '../../schema/datasets/dataset.js';
import type { Provenance, ReleaseDocument } from '../../schema/protocol/release.js';
import { buildRelease, extentOf } from '../kit/index.js';
import { readAtoms, readCovered } from './records/readRecords.js';

export interface BuildOptions {
  readonly catalogue: Catalogue;
  readonly areas: Areas;
  /** Connected to the force's records as the force's own role. */
  readonly client: ClientBase;
  readonly owner: string;
  /** The force's area code. */
  readonly force: string;
  readonly provenance: Provenance;
  readonly breaksOf: (dataset: string) => ReleaseDocument['breaks'];
}

/** Every police release of one force, unsigned. The vintage is the day up to which its rows were followed. */
export async function* buildReleases(options: BuildOptions): AsyncGenerator<ReleaseDocument> {
  const covered = await readCovered(options.client);
  for (const dataset of options.catalogue.datasets.filter(({ sector }) => sector === 'police')) {
    const atoms = await readAtoms(options.client, options.force, { ...options, dataset });
    yield buildRelease({
      ...options,
      dataset,
      atoms,
      covered,
      home: options.force,
      extent: extentOf(dataset, covered),
      vintage: covered.eventsTo,
      breaks: options.breaksOf(dataset.name),
    });
  }
}
