import { drawTable } from '../../gateway/questions/render/textTable.js';
import { useColumns } from '../../schema/protocol/audit/useColumns.js';
import type { UseRow } from '../../schema/protocol/audit/useRows.js';

const terminalWidth = 160;

/** Uses as a table for a terminal; `isOneOwner` where it goes without saying whose figures they are. */
export function useLines(rows: readonly UseRow[], isOneOwner = false): string {
  if (rows.length === 0) return 'No uses.\n';
  const columns = useColumns.filter(({ key }) => !(isOneOwner && key === 'Owner'));
  const texts = rows.map((row) => columns.map(({ cellOf }) => String(cellOf(row))));
  return `${drawTable(columns, texts, terminalWidth)}\n`;
}
