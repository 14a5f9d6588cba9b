import { describe, expect, test } from '@jest/globals';
import type { Block } from '../../../gateway/document/block.js';
import { fittingWidth } from '../../../gateway/pack/pdf/section.js';
import { openPdf } from '../../../gateway/pack/pdf/sheet.js';

const scratch = openPdf({ title: 'Evidence', description: 'Of a test', builtOn: '2026-11-21' });
const pictures = new Map([['6a.1', '<svg width="600" height="300"><rect width="1" height="1"/></svg>']]);
const line: Block = { kind: 'PARAGRAPH', look: 'BODY', runs: ['A line of the section.'] };
const figure: Block = {
  kind: 'FIGURE',
  id: '6a.1',
  title: 'A headline',
  subtitle: 'What it counts',
  alt: 'Two bars',
  isSynthetic: false,
  below: [],
};

/** The width of the picture in a section of so many lines, with or without a figure above them. */
const widthFor = (lines: number, first: readonly Block[] = [figure]): number => {
  const blocks = [...first, ...Array.from({ length: lines }, () => line)];
  return fittingWidth(scratch, { kind: 'ASK', id: 'ask-6a', title: 'Ask 6a', blocks }, pictures);
};

describe('the pictures of a section', () => {
  const widths = Array.from({ length: 45 }, (_, at) => widthFor(at + 5));
  const smaller = widths.flatMap((width, at) => (width < 1 ? [at + 5] : []));

  test('are as wide as the text where it ends on one page, or fills much of its last', () => {
    expect([widths[0], widths.at(-1)]).toEqual([1, 1]);
  });

  test('are smaller where that spares it a last page of a few lines, the fewer lines the less', () => {
    expect(smaller.length).toBeGreaterThan(1);
    expect(smaller).toEqual(smaller.map((_, at) => (smaller[0] ?? 0) + at));
    const found = smaller.map((lines) => widths[lines - 5] ?? 0);
    expect(found).toEqual(found.toSorted((one, other) => other - one));
    expect(Math.min(...found)).toBeGreaterThanOrEqual(0.7);
  });

  test('are left alone where there is none to make smaller', () => {
    expect(new Set(widths.map((_, at) => widthFor(at + 5, [])))).toEqual(new Set([1]));
  });
});
