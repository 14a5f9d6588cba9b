import type { Block } from '../../document/block.js';
import type { Section } from '../document/section.js';
import { drawBlocks } from './blocks.js';
import { type Drawn, drawHeading, type PdfPictures } from './drawn.js';
import { colours, floor, page, textWidth } from './page.js';
import { decorate, type Pdf } from './sheet.js';

/** A section begins on a page of its own. */
export function drawSection(drawn: Drawn, { id, title, blocks }: Section): void {
  const { doc, parent } = drawn;
  doc.addPage();
  doc.addNamedDestination(id);
  doc.outline.addItem(title);
  const element = doc.struct('Sect');
  parent.add(element);
  const within = { ...drawn, parent: element };
  decorate(doc, () => doc.rect(page.margins.left, doc.y, textWidth, 5).fill(colours.deep));
  doc.y += 16;
  drawHeading(within, 'H2', title);
  drawBlocks(within, blocks);
  element.end();
}

/** Widths that pictures may be drawn in, as shares of the text's. */
const widths = [1, 0.9, 0.8, 0.7] as const;
/** A last page that is filled to less looks forgotten. */
const shortTail = (floor - page.margins.top) / 4;

/**
 * The width of a section's pictures: smaller where that spares it a last page of a few lines.
 * @param scratch a document that nobody sees, to draw the section in; it may serve for many
 */
export function fittingWidth(scratch: Pdf, section: Section, pictures: PdfPictures): number {
  const [whole, ...smaller] = widths;
  if (!section.blocks.some(holdsFigure)) return whole;
  const blank = new Map([...pictures].map(([id, svg]) => [id, blankOf(svg)]));
  const full = lengthOf(scratch, section, { pictures: blank, pictureWidth: whole });
  if (full.pages === 1 || full.tail > shortTail) return whole;
  return (
    smaller.find(
      (pictureWidth) => lengthOf(scratch, section, { pictures: blank, pictureWidth }).pages < full.pages,
    ) ?? whole
  );
}

const holdsFigure = (block: Block): boolean =>
  block.kind === 'FIGURE' || (block.kind === 'TOGETHER' && block.blocks.some(holdsFigure));

/** A drawing of the same size without anything on it. */
const blankOf = (svg: string): string => `${svg.slice(0, svg.indexOf('>') + 1)}</svg>`;

/** How many pages a section takes, and how far down its last page it goes, by drawing it. */
function lengthOf(
  doc: Pdf,
  section: Section,
  given: Pick<Drawn, 'pictures' | 'pictureWidth'>,
): { readonly pages: number; readonly tail: number } {
  const parent = doc.struct('Document');
  doc.addStructure(parent);
  const before = doc.bufferedPageRange().count;
  drawSection({ doc, parent, ...given }, section);
  return { pages: doc.bufferedPageRange().count - before, tail: doc.y - page.margins.top };
}
