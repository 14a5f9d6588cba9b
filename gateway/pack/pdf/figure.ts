import svgToPdf from 'svg-to-pdfkit';
import type { FigureBlock } from '../../document/block.js';
import { watermark } from '../../document/block.js';
import { svgSize } from '../pictures/svgSize.js';
import { type Drawn, drawHeading, drawText } from './drawn.js';
import { colours, looks, page, textWidth } from './page.js';
import { decorate, ensureRoom, heightOf, type Pdf } from './sheet.js';

/** A figure: number, headline, subtitle, the picture with its alternative text, and what has to be known below it. */
export function drawFigure(
  drawn: Drawn,
  { id, title, subtitle, alt, isSynthetic }: FigureBlock,
  drawBelow: () => void,
): void {
  const { doc, parent, pictures } = drawn;
  const svg = pictures.get(id);
  const size = svg === undefined ? undefined : pictureSize(drawn, svg);
  ensureRoom(doc, figureHeight(drawn, { id, title, subtitle }));
  doc.y += 12;
  const top = doc.y;
  decorate(doc, () => doc.rect(page.margins.left, top, textWidth, 1.5).fill(colours.ink));
  doc.y = top + 8;
  drawText(drawn, 'P', {
    runs: [`Figure ${id}`],
    look: { ...looks.SMALL, colour: colours.quiet, font: 'bold' },
  });
  drawHeading(drawn, 'H4', title);
  drawText(drawn, 'P', { runs: [subtitle], look: looks.BODY });
  if (isSynthetic) drawText(drawn, 'P', { runs: [watermark], look: looks.MARK });
  if (svg !== undefined && size !== undefined) {
    const at = doc.y;
    const bbox: [number, number, number, number] = [
      page.margins.left,
      at,
      page.margins.left + size.width,
      at + size.height,
    ];
    parent.add(
      doc.struct('Figure', { alt, bbox, placement: 'Block' }, () => place(doc, svg, { top: at, ...size })),
    );
    doc.x = page.margins.left;
    doc.y = at + size.height + 6;
  }
  drawBelow();
}

/** Height of a figure down to the end of its picture. */
export function figureHeight(
  drawn: Drawn,
  { id, title, subtitle }: Pick<FigureBlock, 'id' | 'title' | 'subtitle'>,
): number {
  const { doc, pictures } = drawn;
  const svg = pictures.get(id);
  const heads = heightOf(doc, title, looks.H4) + heightOf(doc, subtitle, looks.BODY) + 80;
  return heads + (svg === undefined ? 0 : pictureSize(drawn, svg).height);
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function pictureSize({ pictureWidth }: Drawn, svg: string): Size {
  const size = svgSize(svg);
  const width = textWidth * pictureWidth;
  return { width, height: (width * size.height) / size.width };
}

function place(doc: Pdf, svg: string, { top, width, height }: Size & { readonly top: number }): void {
  svgToPdf(doc, scalable(svg), page.margins.left, top, {
    width,
    height,
    assumePt: true,
    fontCallback: (_family: string, isBold: boolean, isItalic: boolean) =>
      isBold ? 'bold' : isItalic ? 'italic' : 'regular',
  });
}

/**
 * Without a width of its own a drawing fills the room it is given. Vega writes a solid line as dashes without gaps, which
 * pdfkit refuses.
 */
const scalable = (svg: string): string =>
  svg
    .replace(/^<svg[^>]*>/, (tag) => tag.replace(/ (?:width|height)="[^"]*"/g, ''))
    .replace(/ stroke-dasharray="\d+,0"/g, '');
