import type { Leaf } from '../leaf.js';
import type { Responder } from '../officialFile.js';
import { OfficialFileError } from '../officialFileError.js';
import { type Grid, textsOf } from './grid.js';
import { publicationDates } from './publicationDates.js';
import { publicationTitle } from './publicationTitle.js';
import { quarterOfText } from './quarter.js';
import { readQuarterlyTable } from './readQuarterlyTable.js';
import { readResponderTable } from './readResponderTable.js';
import { readWorkbook } from './readWorkbook.js';
import { findTable, type WorkbookTable } from './table.js';
import { isKnownSheet, kindOfTable, type ResponderClass, type TableKind } from './tableKinds.js';

/** What a workbook of the Home Office's tables holds for us. */
export interface NrmWorkbook {
  readonly title: string | undefined;
  /** Dates of publication it states. */
  readonly dates: readonly string[];
  /** Counts by dataset; a dataset without a sheet is not in it. */
  readonly leaves: ReadonlyMap<string, readonly Leaf[]>;
  /** Names of the sheets that no dataset is made of. */
  readonly notRead: readonly string[];
}

/** The sheets each dataset takes: all of them or none, for a part would pass for the whole. */
const sheetsOf: Readonly<Record<string, readonly TableKind[]>> = {
  officialReferrals: ['REFERRALS'],
  officialReferralsByResponder: ['GOVERNMENT', 'NGO', 'POLICE', 'LOCAL_AUTHORITY'],
  officialDecisions: ['REASONABLE_GROUNDS', 'CONCLUSIVE_GROUNDS'],
  officialDutyToNotify: ['DUTY_TO_NOTIFY'],
};

const namesOf: Readonly<Record<TableKind, string>> = {
  REFERRALS: 'NRM referrals by quarter by age at exploitation and location of exploitation',
  REASONABLE_GROUNDS: 'NRM reasonable grounds decisions by quarter, outcome and age at exploitation',
  CONCLUSIVE_GROUNDS: 'NRM conclusive grounds decisions by quarter, outcome and age at exploitation',
  DUTY_TO_NOTIFY: 'DtN reports by quarter',
  GOVERNMENT: 'NRM referrals by government agency first responder, exploitation type, age and gender',
  NGO: 'NRM referrals by NGO and third sector first responder, exploitation type, age and gender',
  POLICE: 'NRM referrals by police first responder, exploitation type, age and gender',
  LOCAL_AUTHORITY: 'NRM referrals from local authority first responders by exploitation type, age and gender',
};

/** Reads a spreadsheet of the Home Office's NRM tables, ODS or XLSX. @throws OfficialFileError */
export function readNrmWorkbook(
  file: string,
  bytes: Uint8Array,
  responders: readonly Responder[],
): NrmWorkbook {
  const grids = readWorkbook(file, bytes);
  const found = tablesByKind(file, grids);
  const tables = isAnnual(grids) ? withoutResponders(found) : found;
  const quarter = quarterOf(grids);
  const read = (kind: TableKind): readonly Leaf[] => {
    const table = tables.get(kind);
    if (table === undefined) return [];
    if (!isResponderClass(kind)) return readQuarterlyTable(file, table, kind);
    return readResponderTable(file, table, {
      responderClass: kind,
      quarter: quarter(file, table),
      responders,
    });
  };
  const datasets = Object.entries(sheetsOf).filter(([, kinds]) => kinds.some((kind) => tables.has(kind)));
  for (const [, kinds] of datasets) refuseHalf(file, tables, kinds);
  if (datasets.length === 0) throw nothingKnown(file, grids);
  const used = new Set([...tables.values()].map(({ sheet }) => sheet));
  return {
    title: publicationTitle(grids),
    dates: publicationDates(grids),
    leaves: new Map(datasets.map(([dataset, kinds]) => [dataset, kinds.flatMap(read)])),
    notRead: grids.map(({ sheet }) => sheet).filter((sheet) => !used.has(sheet)),
  };
}

type Tables = ReadonlyMap<TableKind, WorkbookTable>;

const responderClasses: readonly string[] = sheetsOf['officialReferralsByResponder'] ?? [];
const isResponderClass = (kind: TableKind): kind is ResponderClass => responderClasses.includes(kind);

/** A summary of a year has its tables by first responder for the whole of it, and our series is by quarter. */
const isAnnual = (grids: readonly Grid[]): boolean =>
  linesOfCover(grids).some((line) => /end of year|annual/i.test(line) && quarterOfText(line) === undefined);

const withoutResponders = (tables: Tables): Tables =>
  new Map([...tables].filter(([kind]) => !isResponderClass(kind)));

const linesOfCover = (grids: readonly Grid[]): readonly string[] =>
  grids.slice(0, 1).flatMap(({ rows }) => rows.slice(0, 20).flatMap(textsOf));

function tablesByKind(file: string, grids: readonly Grid[]): Tables {
  const tables = new Map<TableKind, WorkbookTable>();
  for (const grid of grids) {
    const table = findTable(grid);
    const kind = table && kindOfTable(table);
    if (kind === undefined) refuseUnknown(file, grid);
    if (kind === undefined || table === undefined) continue;
    const other = tables.get(kind);
    if (other)
      throw fault(
        file,
        grid.sheet,
        `one sheet of "${namesOf[kind]}"`,
        `another beside ${other.sheet}`,
        'Remove one of the two.',
      );
    tables.set(kind, table);
  }
  return tables;
}

/** A sheet that isn't one of the publication's may be a table somebody has renamed: silence would lose it. */
function refuseUnknown(file: string, { sheet, rows }: Grid): void {
  const lines = rows.slice(0, 10).flatMap((row) => textsOf(row).slice(0, 1));
  if (lines.length === 0 || isKnownSheet(sheet, lines)) return;
  const expected =
    'a sheet called Table_2 or the like, one whose first line begins "Table 2:", or Cover, Contents or Notes';
  throw fault(
    file,
    sheet,
    expected,
    `"${lines[0]?.slice(0, 80)}"`,
    'Remove the sheet, or give it the name it was published with.',
  );
}

function refuseHalf(file: string, tables: Tables, kinds: readonly TableKind[]): void {
  const missing = kinds.find((kind) => !tables.has(kind));
  if (missing === undefined) return;
  const found = kinds.flatMap((kind) => tables.get(kind)?.sheet ?? []).join(', ');
  const remedy = 'Load the whole file as published; a dataset is made of all of its tables or not at all.';
  throw new OfficialFileError(
    { file },
    { expected: `a sheet "${namesOf[missing]}" beside ${found}`, found: 'none', remedy },
  );
}

/** The quarter of the publication, which tables by first responder are of, from their title or the workbook's. */
function quarterOf(grids: readonly Grid[]) {
  return (file: string, { sheet, title }: WorkbookTable): string => {
    const found = [title, ...linesOfCover(grids)].flatMap((line) => quarterOfText(line) ?? []);
    if (found[0] !== undefined) return found[0];
    const expected =
      'a title, here or on the first sheet, that names the quarter: "quarter 4 2023" or "October to December 2023"';
    throw fault(file, sheet, expected, `"${title}"`, 'Load the file with its cover sheet, as published.');
  };
}

function nothingKnown(file: string, grids: readonly Grid[]): OfficialFileError {
  const found = grids.map(({ sheet }) => sheet).join(', ') || 'no sheet';
  const expected = `a sheet with one of these tables: ${Object.values(namesOf).join('; ')}`;
  return new OfficialFileError(
    { file },
    { expected, found, remedy: 'Load the data tables of a quarterly or annual publication.' },
  );
}

const fault = (
  file: string,
  sheet: string,
  expected: string,
  found: string,
  remedy: string,
): OfficialFileError => new OfficialFileError({ file, sheet }, { expected, found, remedy });
