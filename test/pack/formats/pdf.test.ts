import { describe, expect, test } from '@jest/globals';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { fileOf, filesOf } from './builtPack.js';

const files = await filesOf();

interface Node {
  readonly role?: string;
  readonly alt?: string;
  /** Elements, and marks of content, which have a type and no role. */
  readonly children?: readonly (Node | { readonly type: string })[];
}

async function read(bytes: Uint8Array) {
  const document = await getDocument({ data: bytes.slice(), useSystemFonts: false }).promise;
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, (_, at) => document.getPage(at + 1)),
  );
  const trees = await Promise.all(pages.map((page) => page.getStructTree()));
  const texts = await Promise.all(
    pages.map(async (page) => {
      const { items } = await page.getTextContent();
      return items.map((item) => ('str' in item ? item.str : '')).join(' ');
    }),
  );
  const nodes = trees.flatMap((tree) => (tree === null ? [] : flat(tree)));
  return { document, nodes, texts, mark: await document.getMarkInfo(), meta: await document.getMetadata() };
}

const flat = (node: Node): readonly Node[] => [
  node,
  ...(node.children ?? []).flatMap((child) => ('type' in child ? [] : flat(child))),
];

describe('the PDF of a pack', () => {
  const reading = read(fileOf(files, 'pack.pdf'));

  test('is tagged, names its language and shows its title', async () => {
    const { mark, meta, document } = await reading;
    expect(mark).toMatchObject({ Marked: true });
    expect(meta.info).toMatchObject({ Language: 'en-GB' });
    expect(meta.info).toHaveProperty('Title', expect.stringMatching(/SYNTHETIC DEMONSTRATION DATA$/));
    expect(meta.metadata?.getRaw()).toMatch(/<pdfuaid:part>1</);
    expect(await document.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
  });

  test('has headings of every level, lists, and sections with an outline', async () => {
    const { nodes, document } = await reading;
    const roles = new Set(nodes.map(({ role }) => role));
    for (const role of ['H1', 'H2', 'H3', 'H4', 'L', 'LI', 'LBody', 'Sect', 'BlockQuote', 'TOC', 'Link'])
      expect(roles).toContain(role);
    expect(nodes.filter(({ role }) => role === 'H1')).toHaveLength(1);
    const outline = await document.getOutline();
    expect(outline.map(({ title }) => title)).toEqual([
      'The five asks, one number each',
      expect.stringMatching(/^Ask 6a:/),
      expect.stringMatching(/^Ask 6b:/),
      expect.stringMatching(/^Ask 6c:/),
      expect.stringMatching(/^Ask 6d:/),
      expect.stringMatching(/^Ask 6e:/),
      'Stated gaps',
      'How to read the figures',
      'Where each figure comes from',
    ]);
  });

  test('gives every picture its alternative text, and every table headings of columns and rows', async () => {
    const { nodes } = await reading;
    const pictures = nodes.filter(({ role }) => role === 'Figure');
    expect(pictures).toHaveLength(2);
    for (const { alt } of pictures) expect(alt).toMatch(/\d/);
    const tables = nodes.filter(({ role }) => role === 'Table');
    expect(tables.length).toBeGreaterThanOrEqual(4);
    for (const table of tables) {
      const rows = flat(table).filter(({ role }) => role === 'TR');
      const headings = flat(table).filter(({ role }) => role === 'TH');
      expect(headings.length).toBeGreaterThan(rows.length);
    }
  });

  test('carries the mark on every page, and none where nothing is invented', async () => {
    const { texts } = await reading;
    expect(texts.filter((text) => !text.includes('SYNTHETIC DEMONSTRATION DATA'))).toEqual([]);
    const published = await read(fileOf(await filesOf('OFFICIAL'), 'pack.pdf'));
    expect(published.texts.filter((text) => /SYNTHETIC/.test(text))).toEqual([]);
  });
});
