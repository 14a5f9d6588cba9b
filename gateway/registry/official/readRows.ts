import type { z } from 'zod';
import { OfficialFileError } from './officialFileError.js';
import type { Sheet, SheetRow } from './readCsv.js';

/** How the rows of a file are read: each column's shape, and the column that holds the number. */
export interface RowShape<Columns extends z.ZodObject> {
  readonly columns: Columns;
  /** Rows alike in every other column are the same row twice. */
  readonly number: string;
}

const asPublished = 'Correct it to what the publication says, then import the file again.';

/** Turns a sheet into typed rows; the first thing that isn't as it has to be throws. */
export function readRows<Columns extends z.ZodObject>(
  sheet: Sheet,
  shape: RowShape<Columns>,
): z.infer<Columns>[] {
  checkHeader(sheet, Object.keys(shape.columns.shape));
  refuseRagged(sheet);
  refuseRepeats(sheet, sheet.header.indexOf(shape.number));
  return sheet.rows.map((row) => readRow(sheet, row, shape.columns));
}

function checkHeader({ file, header }: Sheet, columns: readonly string[]): void {
  const missing = columns.find((column) => !header.includes(column));
  const strange = header.find(
    (column, index) => !columns.includes(column) || header.indexOf(column) !== index,
  );
  if (missing === undefined && strange === undefined) return;
  throw new OfficialFileError(
    { file, row: 1, column: missing ?? strange },
    {
      expected: `the columns ${columns.join(', ')}`,
      found: header.join(', '),
      remedy: missing
        ? `Add the column ${missing}.`
        : `Remove the column "${strange}", or one of two of that name.`,
    },
  );
}

function refuseRagged({ file, header, rows }: Sheet): void {
  const ragged = rows.find(({ values }) => values.length !== header.length);
  if (ragged === undefined) return;
  const expected = `${header.length} values, one for each of ${header.join(', ')}`;
  const found = `${ragged.values.length}: ${ragged.values.join(', ')}`;
  throw new OfficialFileError({ file, row: ragged.row }, { expected, found, remedy: asPublished });
}

function refuseRepeats({ file, rows }: Sheet, numberColumn: number): void {
  const seen = new Map<string, number>();
  for (const { row, values } of rows) {
    const key = values.filter((_, index) => index !== numberColumn).join('|');
    const first = seen.get(key);
    if (first !== undefined) {
      const found = `${key.replaceAll('|', ', ')} again, after row ${first}`;
      const remedy = 'Keep the row that the publication shows and remove the other.';
      throw new OfficialFileError({ file, row }, { expected: 'each combination once', found, remedy });
    }
    seen.set(key, row);
  }
}

function readRow<Columns extends z.ZodObject>(
  sheet: Sheet,
  row: SheetRow,
  columns: Columns,
): z.infer<Columns> {
  const values = Object.fromEntries(sheet.header.map((column, index) => [column, row.values[index]]));
  const parsed = columns.safeParse(values);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const column = String(issue?.path[0] ?? '');
  throw new OfficialFileError(
    { file: sheet.file, row: row.row, column },
    {
      expected: issue?.message ?? 'a row of this file',
      found: JSON.stringify(values[column]),
      remedy: asPublished,
    },
  );
}
