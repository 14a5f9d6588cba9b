import type { Dataset } from '../../../schema/datasets/dataset.js';
import type { ReleaseDocument } from '../../../schema/protocol/release.js';
import type { OfficialSource } from './officialFile.js';
import type { Sheet } from './readCsv.js';
import type { Reference } from './reference.js';
import type { SeriesFile } from './seriesFiles.js';
import { seriesRelease } from './seriesRelease.js';

export interface SeriesInput {
  readonly sheet: Sheet;
  readonly source: OfficialSource;
  readonly dataset: Dataset;
  readonly format: SeriesFile;
}

/** A file of counts by quarter, one count a row. */
export function importSeries(input: SeriesInput, reference: Reference): ReleaseDocument {
  const { sheet, source, dataset, format } = input;
  const leaves = format.leaves(sheet, reference);
  return seriesRelease({ leaves, source, dataset, grid: format.grid }, reference);
}
