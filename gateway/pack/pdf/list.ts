import { type List, textOf } from '../../document/block.js';
import type { Drawn } from './drawn.js';
import { looks, page, textWidth } from './page.js';
import { ensureRoom, heightOf, write } from './sheet.js';

/** Room for the sign of an item, in points. */
export const indent = 14;

export function drawList(drawn: Drawn, { items, isSmall }: List): void {
  const { doc, parent } = drawn;
  const look = isSmall ? looks.SMALL : looks.BODY;
  const element = doc.struct('L');
  parent.add(element);
  for (const runs of items) {
    const height = heightOf(doc, runs.map(textOf).join(''), look, textWidth - indent);
    ensureRoom(doc, Math.min(height, 60));
    const item = doc.struct('LI');
    element.add(item);
    const top = doc.y;
    item.add(doc.struct('Lbl', {}, () => write(doc, ['•'], look, { width: indent })));
    doc.y = top;
    const place = { x: page.margins.left + indent, width: textWidth - indent };
    item.add(doc.struct('LBody', {}, () => write(doc, runs, look, place)));
    item.end();
    doc.y += isSmall ? 2 : 3;
  }
  element.end();
  doc.y += look.below;
}
