import { sha256 } from '../../../schema/protocol/canonicalJson.js';
import type { ReleaseDocument } from '../../../schema/protocol/release.js';
import { importOfficialCsv } from './importOfficialCsv.js';
import type { OfficialSource, Publication } from './officialFile.js';
import { OfficialFileError } from './officialFileError.js';
import { publishedOn } from './publishedOn.js';
import { readCsv } from './readCsv.js';
import type { Reference } from './reference.js';
import { seriesFiles } from './seriesFiles.js';
import { seriesRelease } from './seriesRelease.js';
import { readNrmWorkbook } from './workbook/readNrmWorkbook.js';

/** A file somebody wants loaded, with what they say of it. */
export interface OfficialFile {
  /** Its name, without folders. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Date of publication, for a file that doesn't state one. */
  readonly published?: string | undefined;
  /** Where it was downloaded. */
  readonly url?: string | undefined;
  /** Everything known of a CSV, with the totals it must add up to: an entry as in `schema/official/sources.json`. */
  readonly about?: Publication | undefined;
}

export interface ImportMeans {
  readonly reference: Reference;
  /** What ships, for what it says of years that aren't whole. */
  readonly sources: readonly OfficialSource[];
  /** YYYY-MM-DD: nothing is published after it. */
  readonly today: string;
}

export interface OfficialImport {
  readonly releases: readonly ReleaseDocument[];
  /** Names of the sheets that no dataset is made of. */
  readonly notRead: readonly string[];
}

const licence = 'Open Government Licence v3.0';
const publisher = 'Home Office';

/** Makes the releases of an official file, ODS, XLSX or CSV: unsigned, all of them or none. @throws OfficialFileError */
export function importOfficialFile(upload: OfficialFile, means: ImportMeans): OfficialImport {
  const isZip = upload.bytes[0] === 0x50 && upload.bytes[1] === 0x4b;
  if (isZip) return importWorkbook(upload, means);
  if (upload.file.toLowerCase().endsWith('.csv'))
    return { releases: [importCsv(upload, means)], notRead: [] };
  throw new OfficialFileError(
    { file: upload.file },
    {
      expected: 'an ODS or XLSX spreadsheet, or a CSV file whose name ends in .csv',
      found: 'another format',
      remedy: 'Save it as ODS or XLSX in a spreadsheet program.',
    },
  );
}

function importWorkbook(upload: OfficialFile, means: ImportMeans): OfficialImport {
  const { file, bytes, url } = upload;
  const { title = file, dates, leaves, notRead } = readNrmWorkbook(file, bytes, means.reference.responders);
  const last =
    [...leaves.values()]
      .flatMap((all) => all.map(({ quarter }) => quarter))
      .sort()
      .at(-1) ?? '';
  const published = publishedOn(upload, { stated: dates, last, today: means.today });
  const common = {
    file,
    title,
    publisher,
    published,
    vintage: published,
    licence,
    sha256: sha256(bytes),
    caveats: [],
    margins: [],
  };
  const releases = [...leaves].flatMap(([name, found]): ReleaseDocument[] => {
    const dataset = means.reference.catalogue.dataset(name);
    if (dataset === undefined) return [];
    const source = {
      ...common,
      dataset: name,
      incompleteYears: incompleteYears(name, means),
      ...(url && { url }),
    };
    return [
      seriesRelease({ leaves: found, source, dataset, grid: seriesFiles[name]?.grid }, means.reference),
    ];
  });
  return { releases, notRead };
}

/** Why years early in a series aren't whole is history, and the same in every vintage. */
const incompleteYears = (dataset: string, { sources }: ImportMeans): Readonly<Record<string, string>> =>
  sources.find((source) => source.dataset === dataset)?.incompleteYears ?? {};

/** The column that only one of the CSV shapes has. */
const datasetOfColumn: Readonly<Record<string, string>> = {
  exploitation_location: 'officialReferrals',
  first_responder: 'officialReferralsByResponder',
  outcome: 'officialDecisions',
  reports: 'officialDutyToNotify',
  reference_year: 'officialTotals',
};

function importCsv(upload: OfficialFile, means: ImportMeans): ReleaseDocument {
  const { file, bytes } = upload;
  const text = new TextDecoder().decode(bytes);
  const { header } = readCsv(file, text);
  const dataset = header.flatMap((column) => datasetOfColumn[column] ?? [])[0];
  if (dataset === undefined) {
    const expected = `a header with one of the columns ${Object.keys(datasetOfColumn).join(', ')}`;
    const remedy = 'Give the file one of the shapes that schema/official/README.md describes.';
    throw new OfficialFileError({ file, row: 1 }, { expected, found: header.join(', '), remedy });
  }
  return importOfficialCsv(text, aboutCsv(upload, dataset, means), means.reference);
}

const unchecked =
  'Loaded from a file without published totals to check it against: its own sums alone were checked.';

function aboutCsv(upload: OfficialFile, dataset: string, means: ImportMeans): Publication {
  const { file, bytes, about, url } = upload;
  // A file that ships is known to the byte, and so is everything about it.
  const shipped = means.sources.find((source) => source.sha256 === sha256(bytes));
  const known = about ?? (upload.published === undefined ? withoutHash(shipped) : undefined);
  if (known?.dataset === dataset) return known;
  if (known) throw otherDataset(file, known.dataset, dataset);
  const published = publishedOn(upload, { stated: [], last: '', today: means.today });
  const title = `${means.reference.catalogue.dataset(dataset)?.title ?? dataset}, from ${file}`;
  const common = { file, dataset, title, publisher, published, vintage: published, licence, margins: [] };
  return {
    ...common,
    caveats: [unchecked],
    incompleteYears: incompleteYears(dataset, means),
    ...(url && { url }),
  };
}

function withoutHash(source: OfficialSource | undefined): Publication | undefined {
  if (source === undefined) return undefined;
  const { sha256: _, ...publication } = source;
  return publication;
}

function otherDataset(file: string, expected: string, found: string): OfficialFileError {
  const remedy =
    'Correct "dataset" in the file given with --source, or give the one that belongs to this file.';
  return new OfficialFileError(
    { file, row: 1 },
    { expected: `the columns of ${expected}`, found: `those of ${found}`, remedy },
  );
}
