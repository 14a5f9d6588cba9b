import type { UseRow } from '../../gateway/audit/uses/useTable.js';
import { drawTable } from '../../gateway/questions/render/textTable.js';

/** Columns of uses, in order, with what stands in each. */
export const useColumns: readonly {
  readonly key: string;
  readonly label: string;
  readonly isNumber: boolean;
  readonly cellOf: (row: UseRow) => string | number;
}[] = [
  { key: 'Month', label: 'Month', isNumber: false, cellOf: ({ month }) => month },
  { key: 'Organisation', label: 'Organisation', isNumber: false, cellOf: ({ organisation }) => organisation },
  { key: 'Purpose', label: 'Purpose', isNumber: false, cellOf: ({ purpose }) => purpose },
  {
    key: 'Agreements',
    label: 'Agreements',
    isNumber: false,
    cellOf: ({ agreements }) => agreements.join(' '),
  },
  { key: 'Owner', label: 'Owner', isNumber: false, cellOf: ({ partner }) => partner },
  { key: 'Dataset', label: 'Dataset', isNumber: false, cellOf: ({ dataset }) => dataset },
  { key: 'Tables', label: 'Tables', isNumber: false, cellOf: ({ tables }) => tables.join(' ') },
  { key: 'Times', label: 'Times', isNumber: true, cellOf: ({ times }) => times },
  { key: 'Cells', label: 'Cells', isNumber: true, cellOf: ({ cells }) => cells },
];

const terminalWidth = 160;

/** Uses as a table for a terminal; `isOneOwner` where it goes without saying whose figures they are. */
export function useLines(rows: readonly UseRow[], isOneOwner = false): string {
  if (rows.length === 0) return 'No uses.\n';
  const columns = useColumns.filter(({ key }) => !(isOneOwner && key === 'Owner'));
  const texts = rows.map((row) => columns.map(({ cellOf }) => String(cellOf(row))));
  return `${drawTable(columns, texts, terminalWidth)}\n`;
}
