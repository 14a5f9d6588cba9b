import { describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { fileOf, filesOf } from './builtPack.js';

const bytes = fileOf(await filesOf(), 'pack.docx');
const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
const headings = (level: number) =>
  [...html.matchAll(new RegExp(`<h${level}>(.*?)</h${level}>`, 'g'))].map(([, text = '']) =>
    text.replace(/<[^>]+>/g, ''),
  );
const part = (name: string) => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

describe('the Word file of a pack', () => {
  test('converts without losing a heading, a figure or a table', () => {
    expect(headings(1)).toContain('Ask 6a: Reform the National Referral Mechanism');
    expect(headings(2)).toContain('What is asked');
    expect(headings(3)).toHaveLength(2);
    expect(html.match(/<img alt="[^"]{20,}"/g)).toHaveLength(2);
    expect(html.match(/<table>/g)?.length).toBeGreaterThanOrEqual(4);
  });

  test('repeats the headings of tables, and marks every page', () => {
    const document = part('word/document.xml');
    const tables = document.match(/<w:tbl>/g)?.length ?? 0;
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(tables);
    expect(part('word/header1.xml')).toMatch(/SYNTHETIC DEMONSTRATION DATA/);
  });

  test('says when it was built, and nothing of the moment it was written', () => {
    expect(part('docProps/core.xml')).toMatch(/<dcterms:created[^>]*>2026-11-21T12:00:00Z</);
  });
});
