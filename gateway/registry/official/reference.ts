import type { Areas } from '../../../schema/areas/areas.js';
import type { SeriesBreak } from '../../../schema/datasets/breaks.js';
import type { Catalogue } from '../../../schema/datasets/dataset.js';
import type { Responder } from './officialFile.js';

/** What a release is made for: the datasets, and the areas their tables are by. */
export interface Frame {
  readonly catalogue: Catalogue;
  readonly areas: Pick<Areas, 'get'>;
}

/** What has to be known to read official files, beside the files. */
export interface Reference extends Frame {
  readonly responders: readonly Responder[];
  readonly breaks: readonly SeriesBreak[];
}
