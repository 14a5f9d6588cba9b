import {
  AlignmentType,
  Bookmark,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import type { PlainDocument, PlainSection } from '../block.js';
import { watermark } from '../block.js';
import { sameBytes } from './sameBytes.js';
import { type WordPictures, wordBlocks } from './wordBlocks.js';
import { wordStyles } from './wordStyles.js';

/** A4 with margins, in twentieths of a point. */
const page = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1_020, bottom: 1_020, left: 1_003, right: 1_003 },
};

/** A pack, or another document, as a Word document, with headings, tables and alternative texts. The same document makes the same bytes. */
export async function wordDocument(document: PlainDocument, pictures: WordPictures): Promise<Uint8Array> {
  const { title, coverTitle, description, builtOn, cover, sections, startsPages, closing } = document;
  const children = [
    new Paragraph({ heading: HeadingLevel.TITLE, text: coverTitle }),
    ...wordBlocks(cover, pictures),
    ...sections.flatMap((section) => [
      sectionTitle(section, startsPages),
      ...wordBlocks(section.blocks, pictures),
    ]),
    ...wordBlocks(closing, pictures),
  ];
  const made = new Document({
    creator: 'Concordat',
    lastModifiedBy: 'Concordat',
    title,
    description,
    styles: wordStyles,
    sections: [
      { properties: { page }, headers: headerOf(document), footers: { default: footer() }, children },
    ],
  });
  return sameBytes(await Packer.toBuffer(made), builtOn);
}

const sectionTitle = ({ id, title }: PlainSection, startsPages: boolean): Paragraph =>
  new Paragraph({
    heading: HeadingLevel.HEADING_1,
    pageBreakBefore: startsPages,
    ...(!startsPages && { spacing: { before: 360, after: 120 } }),
    keepNext: true,
    children: [new Bookmark({ id, children: [new TextRun(title)] })],
  });

/** What is invented says so at the head of every page. */
function headerOf({ isSynthetic }: PlainDocument) {
  if (!isSynthetic) return {};
  const mark = new TextRun({ text: watermark, bold: true, color: '7a1330' });
  return {
    default: new Header({
      children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [mark] })],
    }),
  };
}

const footer = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Quiet',
        alignment: AlignmentType.RIGHT,
        children: [new TextRun({ children: [PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })],
      }),
    ],
  });
