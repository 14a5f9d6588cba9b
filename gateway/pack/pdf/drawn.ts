import type { Runs } from '../../document/block.js';
import { type Look, looks } from './page.js';
import { type Element, ensureRoom, heightOf, type Pdf, type Placed, write } from './sheet.js';

/** Pictures by the id of their figure, as SVG. */
export type PdfPictures = ReadonlyMap<string, string>;

/** What blocks are drawn on: the document and the element of its structure that they belong to. */
export interface Drawn {
  readonly doc: Pdf;
  readonly parent: Element;
  readonly pictures: PdfPictures;
  /** Width of pictures as a share of the text's. */
  readonly pictureWidth: number;
}

/** Running text as one element of the structure. */
export function drawText(
  { doc, parent }: Drawn,
  tag: string,
  { runs, look, place }: { readonly runs: Runs; readonly look: Look; readonly place?: Placed },
): void {
  doc.y += look.above;
  parent.add(doc.struct(tag, {}, () => write(doc, runs, look, place)));
  doc.y += look.below;
}

/** A heading stays with the first lines of what it heads. */
export function drawHeading(
  drawn: Drawn,
  tag: 'H2' | 'H3' | 'H4',
  text: string,
  look: Look = looks[tag],
): void {
  ensureRoom(drawn.doc, look.above + heightOf(drawn.doc, text, look) + 48);
  drawText(drawn, tag, { runs: [text], look });
}
