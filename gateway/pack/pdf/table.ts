import type { Table } from '../../document/block.js';
import { watermark } from '../../document/block.js';
import { columnWidths } from '../../document/columnWidths.js';
import { type Drawn, drawText } from './drawn.js';
import { colours, floor, looks, page, textWidth } from './page.js';
import { decorate, type Element, ensureRoom, heightOf, type Pdf, write } from './sheet.js';

const padding = { across: 5, down: 3.5 };
const bold = { ...looks.CELL, font: 'bold' } as const;

/** In points: a third of a page. */
const shortTable = page.height / 3;

interface Laid {
  readonly doc: Pdf;
  readonly widths: readonly number[];
  readonly numbers: readonly boolean[];
}

/** A table with its caption; rows stay whole, and the headings stand again on every page it goes on to. */
export function drawTable(drawn: Drawn, { caption, isSynthetic, table: { columns, rows } }: Table): void {
  const { doc, parent } = drawn;
  const labels = columns.map(({ label }) => label);
  const wide = (text: string, isHead: boolean) =>
    doc
      .font(isHead ? 'bold' : 'regular')
      .fontSize(looks.CELL.size)
      .widthOfString(text) +
    2 * padding.across;
  const laid: Laid = {
    doc,
    widths: columnWidths({ labels, rows }, { room: textWidth, wide }),
    numbers: columns.map(({ isNumber }) => isNumber),
  };
  const headHeight = rowHeight(laid, labels, true);
  const whole = rows.reduce((sum, row) => sum + rowHeight(laid, row, false), headHeight + 40);
  // A short table is not parted; a long one begins where its first row has room.
  const needed = whole < shortTable ? whole : headHeight + rowHeight(laid, rows[0] ?? [], false) + 40;
  ensureRoom(doc, needed);
  const look = { ...looks.SMALL, font: 'bold' as const, above: 6 };
  drawText(drawn, 'Caption', {
    runs: isSynthetic ? [`${caption}. ${watermark}`] : [caption],
    look,
  });
  const element = doc.struct('Table');
  parent.add(element);
  const head = doc.struct('THead');
  element.add(head);
  drawRow(laid, labels, { isHead: true, parent: head });
  head.end();
  const body = doc.struct('TBody');
  element.add(body);
  for (const row of rows) {
    if (doc.y + rowHeight(laid, row, false) > floor) {
      doc.addPage();
      repeatHead(laid, labels);
    }
    drawRow(laid, row, { isHead: false, parent: body });
  }
  body.end();
  element.end();
  doc.x = page.margins.left;
  doc.y += 8;
}

const rowHeight = ({ doc, widths }: Laid, texts: readonly string[], isHead: boolean): number =>
  Math.max(
    0,
    ...texts.map((text, at) => heightOf(doc, text, isHead ? bold : looks.CELL, inner(widths, at))),
  ) +
  2 * padding.down;

const inner = (widths: readonly number[], at: number): number => (widths[at] ?? 0) - 2 * padding.across;

interface RowPlace {
  readonly isHead: boolean;
  readonly parent: Element;
}

function drawRow(laid: Laid, texts: readonly string[], { isHead, parent }: RowPlace): void {
  const { doc } = laid;
  const height = rowHeight(laid, texts, isHead);
  const element = doc.struct('TR');
  parent.add(element);
  eachCell(laid, texts, isHead, (draw, at) => {
    const scope = isHead ? 'Column' : 'Row';
    const isHeading = isHead || at === 0;
    element.add(isHeading ? doc.struct('TH', { scope }, draw) : doc.struct('TD', {}, draw));
  });
  element.end();
  underline(laid, height, isHead);
}

/** The headings on a further page are for the eye alone: the structure has them once. */
function repeatHead(laid: Laid, labels: readonly string[]): void {
  const { doc } = laid;
  const height = rowHeight(laid, labels, true);
  doc.markContent('Artifact', { type: 'Pagination' });
  eachCell(laid, labels, true, (draw) => draw());
  doc.endMarkedContent();
  underline(laid, height, true);
}

function eachCell(
  { doc, widths, numbers }: Laid,
  texts: readonly string[],
  isHead: boolean,
  add: (draw: () => void, at: number) => void,
): void {
  const top = doc.y;
  let left: number = page.margins.left;
  texts.forEach((text, at) => {
    const x = left + padding.across;
    add(() => {
      doc.y = top + padding.down;
      write(doc, [text], isHead ? bold : looks.CELL, {
        x,
        width: inner(widths, at),
        align: numbers[at] ? 'right' : 'left',
      });
    }, at);
    left += widths[at] ?? 0;
  });
  doc.y = top;
}

function underline({ doc, widths }: Laid, height: number, isHead: boolean): void {
  const bottom = doc.y + height;
  const right = page.margins.left + widths.reduce((sum, one) => sum + one, 0);
  decorate(doc, () =>
    doc
      .moveTo(page.margins.left, bottom)
      .lineTo(right, bottom)
      .lineWidth(isHead ? 1.2 : 0.5)
      .strokeColor(isHead ? colours.ink : colours.line)
      .stroke(),
  );
  doc.y = bottom;
}
