import { partsOf } from './columnCodes.js';
import type { TableColumn, WorkbookTable } from './table.js';
import { tableFault } from './tableFault.js';

/** The columns of a table by first responder: levels from the widest to the narrowest, then a count each. */
export interface ResponderColumns {
  /** First responder (not in the one table of local authorities), exploitation, age, gender. */
  readonly levels: readonly TableColumn[];
  readonly nationalities: readonly TableColumn[];
  readonly total: TableColumn;
}

const levelWords = [
  /first responder/,
  /^(?:claimed )?exploitation type$/,
  /^age(?: group)? at exploitation$/,
  /^gender$/,
];

/** Understands the columns; throws where a level or the total is missing, or stands twice. */
export function responderColumns(
  file: string,
  table: WorkbookTable,
  hasResponder: boolean,
): ResponderColumns {
  const labelled = table.columns.filter(({ labels }) => labels.length > 0);
  const nameless = table.columns.find(
    ({ at, labels }) => labels.length === 0 && table.rows.some(({ cells }) => isCountLike(cells[at] ?? '')),
  );
  if (nameless) {
    throw tableFault(file, table, {
      column: nameless,
      expected: 'a nationality above every count',
      found: 'no label',
    });
  }
  const only = (word: RegExp) =>
    onlyColumn(
      file,
      table,
      labelled.filter((column) => word.test(partsOf(column).join(' '))),
      word,
    );
  const levels = levelWords.slice(hasResponder ? 0 : 1).map(only);
  const total = only(/^(?:grand )?total$/);
  const nationalities = labelled.filter((column) => !levels.includes(column) && column !== total);
  const early = nationalities.find(({ at }) => levels.some((level) => level.at > at));
  if (early === undefined) return { levels, nationalities, total };
  const expected =
    'first responder, exploitation type, age at exploitation and gender before the nationalities';
  throw tableFault(file, table, { column: early, expected, found: 'another column among them' });
}

const isCountLike = (text: string): boolean => /^\d+$/.test(text);

function onlyColumn(
  file: string,
  table: WorkbookTable,
  found: readonly TableColumn[],
  word: RegExp,
): TableColumn {
  const [column, another] = found;
  if (column !== undefined && another === undefined) return column;
  const expected = `one column called "${word.source
    .replace(/[^a-z ]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim()}"`;
  const names = found.length > 0 ? found : table.columns.slice(0, 6);
  throw tableFault(file, table, {
    column: another,
    expected,
    found: names.map(({ name }) => name).join('; '),
  });
}
