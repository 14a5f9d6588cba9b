import { figureAndShareText, type NoteBook } from './figureText.js';
import type { Column, Line, TableBody } from './layout.js';

/** More columns than these are no table a page can hold: counts alone, and counts with their share. */
const mostPeriods = { alone: 8, withShare: 6 } as const;

/**
 * A table with a column for each period, or undefined where the rows don't make one: a single period or too many,
 * two figures for one place, or nothing but the period to tell rows apart.
 */
export function pivotByPeriod(
  lines: readonly Line[],
  described: readonly Column[],
  notes: NoteBook,
): TableBody | undefined {
  const rest = described.filter(({ key }) => key !== 'period');
  const periods = [...new Set(lines.map(({ row }) => row.period))].sort();
  const most = lines.some(({ row }) => row.percent !== null) ? mostPeriods.withShare : mostPeriods.alone;
  if (periods.length < 2 || periods.length > most || rest.length === 0) return undefined;
  const rows = new Map<string, Map<string, Line>>();
  for (const line of lines) {
    const key = JSON.stringify(rest.map((column) => line.cells[column.key] ?? ''));
    const byPeriod = rows.get(key) ?? new Map<string, Line>();
    if (byPeriod.has(line.row.period)) return undefined;
    rows.set(key, byPeriod.set(line.row.period, line));
  }
  const cell = (line: Line | undefined) => (line ? figureAndShareText(line.row, notes) : '');
  return {
    columns: [...rest, ...periods.map((period) => ({ key: period, label: period, isNumber: true }))],
    remarks: shareRemark(lines),
    rows: [...rows.values()].map((byPeriod) => {
      const [first] = byPeriod.values();
      return [
        ...rest.map(({ key }) => first?.cells[key] ?? ''),
        ...periods.map((period) => cell(byPeriod.get(period))),
      ];
    }),
  };
}

/** What rounding does to the shares, where there is no column to show it. */
function shareRemark(lines: readonly Line[]): readonly string[] {
  const shares = lines.flatMap(({ row: { percent, low, high } }) =>
    percent === null || low === null || high === null ? [] : [Math.max(percent - low, high - percent)],
  );
  if (shares.length === 0) return [];
  const most = Math.max(...shares);
  const off = `: up to ${most.toFixed(1)} percentage points off, because both counts are rounded`;
  return [`In brackets the share${most > 0 ? off : ''}`];
}
