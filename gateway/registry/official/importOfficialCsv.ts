import { sha256 } from '../../../schema/protocol/canonicalJson.js';
import type { ReleaseDocument } from '../../../schema/protocol/release.js';
import { importSeries } from './importSeries.js';
import { importTotals } from './importTotals.js';
import type { OfficialSource, Publication } from './officialFile.js';
import { OfficialFileError } from './officialFileError.js';
import { readCsv, type Sheet } from './readCsv.js';
import type { Reference } from './reference.js';
import { seriesFiles } from './seriesFiles.js';

/**
 * Makes a release of an official file in CSV: exact, unsigned, whole or not at all.
 * @throws OfficialFileError where the file isn't what it should be
 */
export function importOfficialCsv(
  text: string,
  publication: Publication,
  reference: Reference,
): ReleaseDocument {
  const source = { ...publication, sha256: sha256(text) };
  return importSheet(readCsv(publication.file, text), source, reference);
}

function importSheet(sheet: Sheet, source: OfficialSource, reference: Reference): ReleaseDocument {
  const dataset = reference.catalogue.dataset(source.dataset);
  const format = seriesFiles[source.dataset];
  if (dataset && format) return importSeries({ sheet, source, dataset, format }, reference);
  if (dataset?.name === 'officialTotals') return importTotals({ sheet, source, dataset }, reference);
  throw new OfficialFileError(
    { file: sheet.file },
    {
      expected: `one of the datasets ${[...Object.keys(seriesFiles), 'officialTotals'].join(', ')}`,
      found: source.dataset,
      remedy: 'Correct the dataset of this file in sources.json.',
    },
  );
}
