import type { Leaf } from '../leaf.js';
import type { Responder } from '../officialFile.js';
import { exploitationColumn } from '../publishedExploitation.js';
import { ageWords } from './columnCodes.js';
import { codeOf, plain } from './label.js';
import { type ResponderColumns, responderColumns } from './responderColumns.js';
import { type LevelRow, responderRows } from './responderRows.js';
import type { TableColumn, WorkbookTable } from './table.js';
import { tableFault } from './tableFault.js';
import type { ResponderClass } from './tableKinds.js';

/** What has to be known to read a table by first responder. */
export interface ResponderReading {
  readonly responderClass: ResponderClass;
  /** The publication's own quarter: these tables have that one alone. */
  readonly quarter: string;
  readonly responders: readonly Responder[];
}

const genderWords = {
  female: 'FEMALE',
  male: 'MALE',
  other: 'OTHER_OR_UNKNOWN',
  'not recorded': 'OTHER_OR_UNKNOWN',
  'not specified or unknown': 'OTHER_OR_UNKNOWN',
  unknown: 'OTHER_OR_UNKNOWN',
} as const;

/** The leaves of a table by first responder, each of its totals checked. @throws OfficialFileError */
export function readResponderTable(
  file: string,
  table: WorkbookTable,
  reading: ResponderReading,
): readonly Leaf[] {
  const columns = responderColumns(file, table, reading.responderClass !== 'LOCAL_AUTHORITY');
  const rows = responderRows(file, table, columns);
  checkTotals(file, table, rows, columns);
  const leaves = rows.filter(({ labels }) => labels.every((label) => label !== null));
  // A gender of which nobody was referred is left out of our files, as it is out of these tables.
  return leaves.filter(({ count }) => count > 0).map((row) => leafOf(file, { table, columns, row }, reading));
}

/** Every row that isn't a leaf is the sum of the leaves under it, and each level above them has one. */
function checkTotals(
  file: string,
  table: WorkbookTable,
  rows: readonly LevelRow[],
  { total, levels }: ResponderColumns,
): void {
  const leaves = rows.filter(({ labels }) => labels.every((label) => label !== null));
  for (const row of rows) {
    const own = leaves.filter(({ labels }) =>
      row.labels.every((label, at) => label === null || label === labels[at]),
    );
    const sum = own.reduce((all, { count }) => all + count, 0);
    if (sum === row.count) continue;
    const expected = `${sum}, the sum of the ${own.length} rows under it`;
    throw tableFault(file, table, { row, column: total, expected, found: String(row.count) });
  }
  const known = new Set(rows.map(({ labels }) => JSON.stringify(labels)));
  for (const row of leaves) {
    const wanted = levels.map((_, from) => row.labels.map((label, at) => (at < from ? label : null)));
    const missing = wanted.find((labels) => !known.has(JSON.stringify(labels)));
    if (missing === undefined) continue;
    const name = missing.filter((label) => label !== null).join(', ') || 'everybody';
    throw tableFault(file, table, { row, expected: `a row with the total of ${name}`, found: 'none' });
  }
}

interface LeafPlace {
  readonly table: WorkbookTable;
  readonly columns: ResponderColumns;
  readonly row: LevelRow;
}

function leafOf(
  file: string,
  place: LeafPlace,
  { responderClass, quarter, responders }: ResponderReading,
): Leaf {
  const { table, columns, row } = place;
  const labels = responderClass === 'LOCAL_AUTHORITY' ? ['Local Authority', ...row.labels] : row.labels;
  const [name, exploitation, age, gender] = labels.map((label) => label ?? '');
  const known = responders.find(
    (each) => each.class === responderClass && plain(each.name) === plain(name ?? ''),
  );
  const levels = responderClass === 'LOCAL_AUTHORITY' ? [undefined, ...columns.levels] : columns.levels;
  const check = <Found>(found: Found | undefined, at: number, expected: string): Found => {
    if (found !== undefined) return found;
    const column: TableColumn | undefined = levels[at];
    throw tableFault(file, table, { row, column, expected, found: `"${labels[at] ?? ''}"` });
  };
  const responder = check(
    known,
    0,
    `a first responder of class ${responderClass} that schema/official/responders.json lists`,
  );
  return {
    quarter,
    codes: {
      responderClass,
      firstResponder: responder.name,
      publishedExploitation: check(
        exploitationOf(exploitation ?? ''),
        1,
        'types of exploitation joined by commas and &',
      ),
      age: check(codeOf(ageWords, age ?? ''), 2, Object.keys(ageWords).join(', ')),
      sex: check(codeOf(genderWords, gender ?? ''), 3, Object.keys(genderWords).join(', ')),
    },
    forceArea: responder.forceArea,
    count: row.count,
  };
}

/** "Sexual and domestic" and "Sexual & Domestic" are one combination. */
function exploitationOf(label: string): string | undefined {
  const words = plain(label)
    .replace(/ and /g, ' & ')
    .replace(/(^|[ ,&]+)([a-z])/g, (_, before, letter) => before + letter.toUpperCase());
  const unspecified = /^not specified or unknown$/.test(plain(label)) ? 'Not specified or unknown' : words;
  const parsed = exploitationColumn.safeParse(unspecified);
  return parsed.success ? parsed.data : undefined;
}
