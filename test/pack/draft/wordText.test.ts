import { describe, expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { wordText } from '../../../gateway/pack/draft/wordText.js';
import { fileOf, filesOf } from '../formats/builtPack.js';

const word = (body: string) =>
  zipSync({ 'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`) });

describe('the text of a Word file', () => {
  test('is that which another reader finds in the pack', async () => {
    const bytes = fileOf(await filesOf(), 'pack.docx');
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    const lines = (text: string) =>
      text
        .split(/\n+/)
        .map((line) => line.trim())
        .filter(Boolean);
    expect(lines(wordText('pack.docx', bytes))).toEqual(lines(value));
  });

  test('has tracked changes accepted, and entities read', () => {
    const body =
      '<w:p><w:r><w:t>A &amp; B</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t xml:space="preserve"> &#8217;new</w:t></w:r></w:ins></w:p><w:p/><w:p w:rsidR="1"><w:r><w:t>C</w:t><w:tab/><w:t>D</w:t></w:r></w:p>';
    expect(wordText('a.docx', word(body))).toBe('A & B ’new\nC D');
  });

  test.each([
    ['text', strToU8('no archive')],
    ['another archive', zipSync({ 'content.xml': strToU8('<a/>') })],
  ])('is refused where the file is %s', (_, bytes) => {
    expect(() => wordText('draft.docx', bytes)).toThrow(
      expect.objectContaining({ found: 'draft.docx, which cannot be read as one' }),
    );
  });
});
