import { type KeyNumbers, textOf } from '../../document/block.js';
import { type Drawn, drawText } from './drawn.js';
import { colours, looks, page, textWidth } from './page.js';
import { decorate, ensureRoom, heightOf } from './sheet.js';

/** Width of the column of numbers in the summary. */
const keyWidth = 118;

/** The summary: each ask with its number beside it. */
export function drawKeyNumbers(drawn: Drawn, { items }: KeyNumbers): void {
  const { doc } = drawn;
  const place = { x: page.margins.left + keyWidth, width: textWidth - keyWidth };
  for (const { value, title, quotation, says } of items) {
    const said = says.map(textOf).join('');
    const parts = [
      heightOf(doc, title, looks.H3, place.width),
      heightOf(doc, quotation, looks.QUIET, place.width),
      heightOf(doc, said, looks.BODY, place.width),
    ];
    ensureRoom(
      doc,
      parts.reduce((sum, one) => sum + one, 40),
    );
    const top = doc.y;
    decorate(doc, () =>
      doc
        .moveTo(page.margins.left, top)
        .lineTo(page.margins.left + textWidth, top)
        .lineWidth(0.75)
        .strokeColor(colours.line)
        .stroke(),
    );
    doc.y = top;
    drawText(drawn, 'H3', { runs: [title], look: { ...looks.H3, above: 10 }, place });
    const below = doc.y;
    doc.y = top + 8;
    drawText(drawn, 'P', { runs: [value], look: looks.KEY, place: { width: keyWidth - 12 } });
    doc.y = below;
    drawText(drawn, 'P', { runs: [`‘${quotation}’`], look: looks.QUIET, place });
    drawText(drawn, 'P', { runs: says, look: looks.BODY, place });
    doc.y += 6;
  }
}
