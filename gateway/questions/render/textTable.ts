import { getBorderCharacters, table } from 'table';
import type { Column } from './layout.js';

const gap = 2;
const leastWidth = 12;

/** A table of plain text no wider than `width`: numbers to the right, long texts wrapped at words. */
export function drawTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const all = [columns.map(({ label }) => label), ...rows.map((row) => [...row])].map((row) =>
    row.map(printable),
  );
  const widths = fittedWidths(columns, all, width);
  const drawn = table(all, {
    border: { ...getBorderCharacters('void'), joinBody: '-', bodyJoin: '' },
    drawHorizontalLine: (at) => at === 1,
    drawVerticalLine: () => false,
    columns: columns.map(({ isNumber }, at) => ({
      alignment: isNumber ? 'right' : 'left',
      paddingLeft: 0,
      paddingRight: at === columns.length - 1 ? 0 : gap,
      width: widths[at] ?? leastWidth,
      wrapWord: true,
    })),
  });
  return drawn
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n');
}

/** Natural widths, the widest texts narrowed until the row fits. Numbers are never wrapped. */
function fittedWidths(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly number[] {
  const widths = columns.map((_, at) => Math.max(1, ...rows.map((row) => row[at]?.length ?? 0)));
  const room = width - gap * (columns.length - 1);
  for (let over = sum(widths) - room; over > 0; over = sum(widths) - room) {
    const narrowable = widths.map((at, index) => (columns[index]?.isNumber ? 0 : at));
    const widest = narrowable.indexOf(Math.max(...narrowable));
    const found = widths[widest] ?? 0;
    if (widest < 0 || found <= leastWidth || columns[widest]?.isNumber) break;
    widths[widest] = Math.max(leastWidth, found - over, secondOf(narrowable, widest) - 1);
  }
  return widths;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Width of the next column in line, so that two long ones give way in turn. */
const secondOf = (widths: readonly number[], but: number): number =>
  Math.max(0, ...widths.filter((_, at) => at !== but));

/** Control characters could rewrite the terminal, so none gets there. */
const printable = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');

/** Lines of at most `width` characters, broken at spaces. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [''];
  for (const word of printable(text).split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
