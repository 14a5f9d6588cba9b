import { AlignmentType, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { Table as TableBlock } from '../block.js';
import { watermark } from '../block.js';

/** A table with its caption above it; the row of headings repeats on every page. */
export function wordTable({ caption, isSynthetic, table: { columns, rows } }: TableBlock) {
  const widths = columnWidths(
    columns.map(({ label }) => label),
    rows,
  );
  const cellOf = (text: string, at: number, isHead: boolean) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 60, right: 60 },
      children: [
        new Paragraph({
          style: 'Cell',
          alignment: columns[at]?.isNumber ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [new TextRun({ text, bold: isHead })],
        }),
      ],
    });
  return [
    new Paragraph({
      style: 'TableCaption',
      keepNext: true,
      children: [
        new TextRun(caption),
        ...(isSynthetic ? [new TextRun({ text: ` ${watermark}`, color: '7a1330' })] : []),
      ],
    }),
    new Table({
      width: { size: pageWidth, type: WidthType.DXA },
      columnWidths: [...widths],
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: columns.map(({ label }, at) => cellOf(label, at, true)),
        }),
        ...rows.map(
          (row) =>
            new TableRow({ cantSplit: true, children: row.map((text, at) => cellOf(text, at, false)) }),
        ),
      ],
    }),
    new Paragraph({ style: 'Small', children: [] }),
  ];
}

/** Between the margins of A4, in twentieths of a point. */
const pageWidth = 9_900;
const narrowest = 700;

/** Widths by the longest word and, damped, by the longest text of each column. */
function columnWidths(labels: readonly string[], rows: readonly (readonly string[])[]): readonly number[] {
  const wanted = labels.map((label, at) => {
    const texts = [label, ...rows.map((row) => row[at] ?? '')];
    const longest = Math.max(...texts.map(({ length }) => length));
    return Math.sqrt(Math.max(longest, 4));
  });
  const sum = wanted.reduce((total, one) => total + one, 0);
  return wanted.map((one) => Math.max(narrowest, Math.round((one / sum) * pageWidth)));
}
