import { AlignmentType, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { type Table as TableBlock, watermark } from '../block.js';
import { columnWidths } from '../columnWidths.js';

/** A table with its caption above it; the row of headings repeats on every page. */
export function wordTable({ caption, isSynthetic, table: { columns, rows } }: TableBlock) {
  const labels = columns.map(({ label }) => label);
  const widths = columnWidths({ labels, rows }, { room: pageWidth, wide }).map(Math.round);
  const cellOf = (text: string, at: number, isHead: boolean) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      margins: { top: 20, bottom: 20, left: inset, right: inset },
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
      columnWidths: widths,
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
const inset = 60;
/** Nine points, as the style of cells has it. */
const em = 180;
/** Parts of an em that letters of Arial take, on the wide side: Word has no way to measure. */
const widthOf = (letter: string): number =>
  /[A-Z%@]/.test(letter) ? 0.74 : /[\w]/.test(letter) ? 0.55 : 0.34;

const wide = (text: string, isHead: boolean): number =>
  [...text].reduce((sum, letter) => sum + widthOf(letter), 0) * em * (isHead ? 1.08 : 1) + 2 * inset;
