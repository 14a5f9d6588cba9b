import { type Block, textOf } from '../../document/block.js';
import type { Drawn } from './drawn.js';
import { figureHeight } from './figure.js';
import { indent } from './list.js';
import { looks, textWidth } from './page.js';
import { heightOf } from './sheet.js';

/** Height that a block would take, in points; 0 for one that may go on to the next page anyway. */
export function estimatedHeight(drawn: Drawn, block: Block): number {
  const { doc } = drawn;
  if (block.kind === 'FIGURE') return figureHeight(drawn, block);
  if (block.kind === 'HEADING') return heightOf(doc, block.text, looks.H3) + looks.H3.above + looks.H3.below;
  if (block.kind === 'PARAGRAPH')
    return heightOf(doc, block.runs.map(textOf).join(''), looks[block.look]) + looks[block.look].below;
  if (block.kind === 'LIST')
    return block.items.reduce<number>(
      (sum, runs) => sum + heightOf(doc, runs.map(textOf).join(''), looks.BODY, textWidth - indent) + 3,
      looks.BODY.below,
    );
  return 0;
}
