import { buffer } from 'node:stream/consumers';
import { watermark } from '../../document/block.js';
import type { PackDocument } from '../document/section.js';
import { drawBlocks } from './blocks.js';
import { type Drawn, drawText, type PdfPictures } from './drawn.js';
import { colours, looks, page, textWidth } from './page.js';
import { drawSection, fittingWidth } from './section.js';
import { openPdf, type Pdf } from './sheet.js';

/**
 * The pack as a tagged PDF (PDF/UA-1): headings, lists, tables with their headings and pictures with alternative texts
 * are in its structure, pages and decoration are not. The same document makes the same bytes.
 */
export async function packPdf(document: PackDocument, pictures: PdfPictures): Promise<Uint8Array> {
  const doc = openPdf(document);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const drawn: Drawn = { doc, parent: root, pictures, pictureWidth: 1 };
  doc.y = page.height / 6;
  drawText(drawn, 'H1', { runs: [document.coverTitle], look: looks.H1 });
  drawBlocks(drawn, document.cover);
  const scratch = openPdf(document);
  for (const section of document.sections)
    drawSection({ ...drawn, pictureWidth: fittingWidth(scratch, section, pictures) }, section);
  drawBlocks(drawn, document.closing);
  root.end();
  everyPage(doc, document);
  const written = buffer(doc);
  doc.end();
  return new Uint8Array(await written);
}

/** Number and title below; what is invented says so above and across every page. */
function everyPage(doc: Pdf, { coverTitle, isSynthetic }: PackDocument): void {
  const { start, count } = doc.bufferedPageRange();
  for (let at = start; at < start + count; at += 1) {
    doc.switchToPage(at);
    // Text below the margin would begin a new page.
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    doc.save();
    footer(doc, coverTitle, `${at + 1} of ${count}`);
    if (isSynthetic) mark(doc);
    doc.restore();
    doc.endMarkedContent();
  }
}

function footer(doc: Pdf, title: string, number: string): void {
  const y = page.height - 36;
  doc.font('regular').fontSize(8.5).fillColor(colours.quiet);
  doc.text(title, page.margins.left, y, { width: textWidth, lineBreak: false });
  doc.text(number, page.margins.left, y, { width: textWidth, align: 'right' });
}

function mark(doc: Pdf): void {
  doc.font('bold').fontSize(10).fillColor(colours.alarm);
  doc.text(watermark, page.margins.left, 30, { width: textWidth, align: 'center' });
  doc.fontSize(38).fillOpacity(0.09);
  const [x, y] = [page.width / 2, page.height / 2];
  doc.rotate(-52, { origin: [x, y] });
  doc.text(watermark, x - 420, y - 19, { width: 840, align: 'center', lineBreak: false });
}
