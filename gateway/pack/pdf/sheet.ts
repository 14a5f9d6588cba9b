import PDFDocument from 'pdfkit';
import type { Run, Runs } from '../../document/block.js';
import { textOf } from '../../document/block.js';
import { fontFiles } from '../pictures/fonts.js';
import { colours, floor, type Look, page, textWidth } from './page.js';

export type Pdf = PDFKit.PDFDocument;
export type Element = ReturnType<Pdf['struct']>;

interface SheetTexts {
  readonly title: string;
  readonly description: string;
  /** YYYY-MM-DD: dates every property, so that the same document makes the same bytes. */
  readonly builtOn: string;
}

/** The types know of PDF/A alone. */
const universal: object = { subset: 'PDF/UA' };

/** An empty PDF/UA document with our letters in it. */
export function openPdf({ title, description, builtOn }: SheetTexts): Pdf {
  const date = new Date(`${builtOn}T12:00:00Z`);
  const doc = new PDFDocument(
    Object.assign(
      {
        size: 'A4',
        margins: { ...page.margins },
        pdfVersion: '1.7' as const,
        tagged: true,
        lang: 'en-GB',
        displayTitle: true,
        bufferPages: true,
        // pdfkit would keep a font given here under its file's name, and read it anew at each use under ours.
        font: '',
        info: {
          Title: title,
          Subject: description,
          Author: 'Concordat',
          Creator: 'Concordat',
          CreationDate: date,
          ModDate: date,
        },
      },
      universal,
    ),
  );
  for (const [name, file] of Object.entries(fontFiles)) doc.registerFont(name, file);
  return doc.font('regular');
}

/** Room left on the page, in points. */
export const roomLeft = (doc: Pdf): number => floor - doc.y;

/** A new page, unless this one still has that much room. */
export function ensureRoom(doc: Pdf, height: number): void {
  if (roomLeft(doc) < height) doc.addPage();
}

export function dress(doc: Pdf, { font, size, colour }: Look): Pdf {
  return doc.font(font).fontSize(size).fillColor(colour);
}

export interface Placed {
  readonly x?: number;
  readonly width?: number;
  readonly align?: 'left' | 'right';
}

const lineGap = 1.6;

/** Height of running text, in points. */
export function heightOf(doc: Pdf, text: string, look: Look, width = textWidth): number {
  return dress(doc, look).heightOfString(text, { width, lineGap });
}

/** Writes running text at the present line, whatever looks its runs have. */
export function write(
  doc: Pdf,
  runs: Runs,
  look: Look,
  { x = page.margins.left, width = textWidth, align = 'left' }: Placed = {},
): void {
  const pieces = runs.filter((run) => textOf(run) !== '');
  pieces.forEach((run, at) => {
    const continued = at < pieces.length - 1;
    dress(doc, lookOf(run, look));
    const options = { width, align, lineGap, continued };
    if (at === 0) doc.text(written(run), x, doc.y, options);
    else doc.text(written(run), options);
  });
}

const written = (run: Run): string =>
  typeof run !== 'string' && 'look' in run && run.look === 'QUOTED' ? `‘${run.text}’` : textOf(run);

function lookOf(run: Run, look: Look): Look {
  if (typeof run === 'string') return look;
  if ('target' in run) return { ...look, colour: colours.deep };
  switch (run.look) {
    case 'STRONG':
      return { ...look, font: 'bold' };
    case 'EMPHASIS':
      return { ...look, font: 'italic' };
    case 'QUIET':
      return { ...look, colour: colours.quiet };
    default:
      return look;
  }
}

/** Draws what says nothing: lines and fills, which a screen reader passes over. */
export function decorate(doc: Pdf, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  doc.save();
  draw();
  doc.restore();
  doc.endMarkedContent();
}
