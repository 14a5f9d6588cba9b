import { OfficialFileError } from '../officialFileError.js';
import type { TableColumn, TableRow, WorkbookTable } from './table.js';

/** Where in a table something is wrong, and what. */
export interface TableFault {
  readonly row?: TableRow | undefined;
  readonly column?: TableColumn | undefined;
  readonly expected: string;
  readonly found: string;
  readonly remedy?: string;
}

const compare = 'Compare the sheet with the publication on GOV.UK, correct a copy of it, and load that.';

/** Makes the error for a fault in one table of a file. */
export function tableFault(
  file: string,
  { sheet }: Pick<WorkbookTable, 'sheet'>,
  fault: TableFault,
): OfficialFileError {
  const { row, column, expected, found, remedy = compare } = fault;
  return new OfficialFileError(
    { file, sheet, row: row?.row, column: column?.name },
    { expected, found, remedy },
  );
}
