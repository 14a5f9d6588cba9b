import {
  type Answers,
  type Block,
  type Contents,
  type Paragraph,
  type Runs,
  textOf,
} from '../../document/block.js';
import { type Drawn, drawHeading, drawText } from './drawn.js';
import { estimatedHeight } from './estimatedHeight.js';
import { drawFigure } from './figure.js';
import { drawKeyNumbers } from './keyNumbers.js';
import { drawList, indent } from './list.js';
import { colours, type Look, looks, page, textWidth } from './page.js';
import { decorate, ensureRoom, heightOf, write } from './sheet.js';
import { drawTable } from './table.js';

export function drawBlocks(drawn: Drawn, blocks: readonly Block[]): void {
  blocks.forEach((block, at) => {
    const next = blocks[at + 1];
    // A heading at the foot of a page heads nothing.
    if (block.kind === 'HEADING' && next?.kind === 'FIGURE')
      ensureRoom(drawn.doc, estimatedHeight(drawn, block) + estimatedHeight(drawn, next));
    // Nor does a line that says what is listed below it.
    if (block.kind === 'PARAGRAPH' && next?.kind === 'LIST')
      ensureRoom(
        drawn.doc,
        estimatedHeight(drawn, block) + estimatedHeight(drawn, { ...next, items: next.items.slice(0, 1) }),
      );
    drawBlock(drawn, block);
  });
}

function drawBlock(drawn: Drawn, block: Block): void {
  switch (block.kind) {
    case 'PARAGRAPH':
      drawParagraph(drawn, block);
      break;
    case 'HEADING':
      drawHeading(drawn, `H${block.level}`, block.text, looks.H3);
      break;
    case 'LIST':
      drawList(drawn, block);
      break;
    case 'QUOTATION':
      drawQuotation(drawn, block.text);
      break;
    case 'TOGETHER':
      drawTogether(drawn, block.blocks);
      break;
    case 'KEY_NUMBERS':
      drawKeyNumbers(drawn, block);
      break;
    case 'ANSWERS':
      drawAnswers(drawn, block);
      break;
    case 'TABLE':
      drawTable(drawn, block);
      break;
    case 'FIGURE':
      drawFigure(drawn, block, () => drawBlocks(drawn, block.below));
      break;
    case 'CONTENTS':
      drawContents(drawn, block);
      break;
  }
}

function drawParagraph(drawn: Drawn, { look, runs }: Paragraph): void {
  if (look === 'NOTICE') {
    drawNotice(drawn, runs);
    return;
  }
  const text = runs.map(textOf).join('');
  ensureRoom(drawn.doc, Math.min(heightOf(drawn.doc, text, looks[look]), 30));
  drawText(drawn, 'P', { runs, look: looks[look] });
}

const padding = 9;

function drawNotice(drawn: Drawn, runs: Runs): void {
  const { doc } = drawn;
  const look = looks.NOTICE;
  const inner = textWidth - 2 * padding;
  const height = heightOf(doc, runs.map(textOf).join(''), look, inner) + 2 * padding;
  const top = doc.y;
  decorate(doc, () =>
    doc.rect(page.margins.left, top, textWidth, height).lineWidth(2).strokeColor(colours.alarm).stroke(),
  );
  doc.y = top + padding;
  drawText(drawn, 'P', { runs, look, place: { x: page.margins.left + padding, width: inner } });
  doc.y = top + height + look.below;
}

function drawQuotation(drawn: Drawn, text: string): void {
  const { doc } = drawn;
  const look: Look = { ...looks.LEAD, size: 12 };
  const width = textWidth - indent;
  const height = heightOf(doc, text, look, width);
  ensureRoom(doc, height);
  const top = doc.y;
  decorate(doc, () => doc.rect(page.margins.left, top, 4, height).fill(colours.line));
  drawText(drawn, 'BlockQuote', { runs: [text], look, place: { x: page.margins.left + indent, width } });
}

/** Blocks that would be parted by the end of the page begin on the next, if they fit on one at all. */
function drawTogether(drawn: Drawn, blocks: readonly Block[]): void {
  const height = blocks.reduce((sum, block) => sum + estimatedHeight(drawn, block), 0);
  if (height < page.height / 2) ensureRoom(drawn.doc, height);
  drawBlocks(drawn, blocks);
}

function drawAnswers(drawn: Drawn, { items }: Answers): void {
  const { doc } = drawn;
  for (const { title, paragraphs } of items) {
    const bold: Look = { ...looks.BODY, font: 'bold', below: 2 };
    const first = paragraphs[0]?.map(textOf).join('') ?? '';
    ensureRoom(doc, heightOf(doc, title, bold) + Math.min(heightOf(doc, first, looks.BODY), 60));
    drawText(drawn, 'P', { runs: [title], look: bold });
    for (const runs of paragraphs) drawText(drawn, 'P', { runs, look: { ...looks.BODY, below: 3 } });
    doc.y += 5;
  }
}

function drawContents({ doc, parent }: Drawn, { items }: Contents): void {
  doc.y += 10;
  const element = doc.struct('TOC');
  parent.add(element);
  for (const { target, text } of items) {
    const item = doc.struct('TOCI');
    element.add(item);
    const link = doc.struct('Link', { alt: text });
    item.add(link);
    const look = { ...looks.BODY, colour: colours.deep };
    link.add(() => {
      write(doc, [], look);
      doc
        .font('regular')
        .fontSize(look.size)
        .fillColor(look.colour)
        .text(text, page.margins.left, doc.y, { width: textWidth, goTo: target, structParent: link });
    });
    link.end();
    item.end();
    doc.y += 3;
  }
  element.end();
}
