import { type FileChild, HeadingLevel, ImageRun, InternalHyperlink, Paragraph, TextRun } from 'docx';
import type { Block, FigureBlock, KeyNumbers, Paragraph as ParagraphBlock } from '../block.js';
import { watermark } from '../block.js';
import { wordRuns } from './wordRuns.js';
import { wordTable } from './wordTable.js';

/** A picture of a figure for Word. */
export interface WordPicture {
  readonly png: Uint8Array;
  /** In dots of the drawing. */
  readonly width: number;
  readonly height: number;
}
export type WordPictures = ReadonlyMap<string, WordPicture>;

/** The title of the pack stands above the first level of Word. */
const wordLevels = { 2: HeadingLevel.HEADING_1, 3: HeadingLevel.HEADING_2 } as const;

/** Blocks as children of a Word section. */
export const wordBlocks = (blocks: readonly Block[], pictures: WordPictures): FileChild[] =>
  blocks.flatMap((block) => wordBlock(block, pictures));

function wordBlock(block: Block, pictures: WordPictures): FileChild[] {
  switch (block.kind) {
    case 'PARAGRAPH':
      return [new Paragraph({ style: styles[block.look], children: wordRuns(block.runs) })];
    case 'HEADING':
      return [new Paragraph({ heading: wordLevels[block.level], keepNext: true, text: block.text })];
    case 'LIST':
      return block.items.map(
        (runs) =>
          new Paragraph({
            style: block.isSmall ? 'Small' : 'Normal',
            bullet: { level: 0 },
            children: wordRuns(runs),
          }),
      );
    case 'QUOTATION':
      return [new Paragraph({ style: 'Quotation', children: [new TextRun(block.text)] })];
    case 'TOGETHER':
      return wordBlocks(block.blocks, pictures);
    case 'KEY_NUMBERS':
      return block.items.flatMap(keyNumber);
    case 'ANSWERS':
      return block.items.flatMap(({ title, paragraphs }) => [
        new Paragraph({ keepNext: true, children: [new TextRun({ text: title, bold: true })] }),
        ...paragraphs.map((runs) => new Paragraph({ children: wordRuns(runs) })),
      ]);
    case 'TABLE':
      return wordTable(block);
    case 'FIGURE':
      return figure(block, pictures);
    case 'CONTENTS':
      return block.items.map(
        ({ target, text }) =>
          new Paragraph({
            children: [
              new InternalHyperlink({
                anchor: target,
                children: [new TextRun({ text, style: 'Hyperlink' })],
              }),
            ],
          }),
      );
  }
}

/** Names of the paragraph styles of the document, by what a paragraph is for. */
const styles = {
  BODY: 'Normal',
  LEAD: 'Lead',
  KICKER: 'Kicker',
  QUIET: 'Quiet',
  SMALL: 'Small',
  MARK: 'Mark',
  NOTICE: 'Mark',
} as const satisfies Record<ParagraphBlock['look'], string>;

const keyNumber = ({ value, title, quotation, says }: KeyNumbers['items'][number]): FileChild[] => [
  new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, text: title }),
  new Paragraph({ style: 'KeyNumber', keepNext: true, text: value }),
  new Paragraph({ style: 'Quiet', keepNext: true, text: `‘${quotation}’` }),
  new Paragraph({ children: wordRuns(says) }),
];

function figure(
  { id, title, subtitle, alt, isSynthetic, below }: FigureBlock,
  pictures: WordPictures,
): FileChild[] {
  const picture = pictures.get(id);
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_3, keepNext: true, text: `Figure ${id}: ${title}` }),
    new Paragraph({ keepNext: true, text: subtitle }),
    ...(isSynthetic ? [new Paragraph({ style: 'Mark', keepNext: true, text: watermark })] : []),
    ...(picture ? [pictureParagraph(picture, { id, title, alt })] : []),
    ...wordBlocks(below, pictures),
  ];
}

/** Width of the pictures on the page, in pixels of Word. */
const shownWidth = 640;

function pictureParagraph(
  { png, width, height }: WordPicture,
  { id, title, alt }: { id: string; title: string; alt: string },
) {
  return new Paragraph({
    children: [
      new ImageRun({
        type: 'png',
        data: png,
        transformation: { width: shownWidth, height: Math.round((shownWidth * height) / width) },
        altText: { name: `Figure ${id}`, title, description: alt },
      }),
    ],
  });
}
