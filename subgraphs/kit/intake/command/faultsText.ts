import type { IntakeFault } from '../intakeFault.js';

const faultsShown = 20;
const rowsShown = 5;

/** What is wrong with a file, for a terminal: the same fault in many rows once, with the first of them. */
export function faultsText(file: string, faults: readonly IntakeFault[]): string {
  const groups = new Map<string, IntakeFault[]>();
  for (const fault of faults) {
    const { row: _, ...same } = fault;
    const key = JSON.stringify(same);
    groups.set(key, [...(groups.get(key) ?? []), fault]);
  }
  const shown = [...groups.values()].slice(0, faultsShown).map(groupText);
  const more = groups.size - shown.length;
  const last = more > 0 ? [`${more.toLocaleString('en-GB')} more; --json lists every one.`] : [];
  return [`${file}: refused. Nothing of it was kept, written or sent.`, ...shown, ...last, ''].join('\n');
}

function groupText(faults: readonly IntakeFault[]): string {
  const [fault] = faults;
  if (fault === undefined) return '';
  const { code, expected, found, remedy } = fault;
  const place = placeText(
    fault,
    faults.flatMap(({ row }) => row ?? []),
  );
  return `  ${place === '' ? '' : `${place}: `}${code}\n    expected  ${expected}\n    found     ${found}\n    do        ${remedy}`;
}

/** Where it is: `sheet "cases", rows 4, 12 and 80 more, column C "sex"`. */
export function placeText({ sheet, column }: IntakeFault, rows: readonly number[]): string {
  const more = rows.length - rowsShown;
  const listed = rows.slice(0, rowsShown).join(', ');
  const inRows = `${rows.length > 1 ? 'rows' : 'row'} ${listed}${more > 0 ? ` and ${more} more` : ''}`;
  const parts = [sheet && `sheet "${sheet}"`, rows.length > 0 && inRows, column && `column ${column}`];
  return parts.filter((part) => part).join(', ');
}
