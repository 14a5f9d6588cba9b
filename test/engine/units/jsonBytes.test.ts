import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { JsonBytes } from '../../../gateway/engine/project/jsonBytes.js';

describe('JSON written as bytes', () => {
  test('is what JSON.stringify makes of strings, whatever they hold', () => {
    const out = new JsonBytes();
    const strings = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'grapheme-ascii', maxLength: 200 }),
      // Halves of pairs, which UTF-8 has no bytes for.
      fc.constantFrom('\ud800', 'a\udc00', '\u2028', '\u007f', '"', '\\', '\u0000'),
    );
    fc.assert(
      fc.property(fc.array(strings), (texts) => {
        for (const text of texts) out.string(text);
        expect(out.take().toString()).toBe(texts.map((text) => JSON.stringify(text)).join(''));
      }),
    );
  });

  test('is what JSON.stringify makes of numbers', () => {
    const out = new JsonBytes();
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })), (value) => {
        // JSON.stringify writes -0 as 0, too.
        out.number(value);
        expect(out.take().toString()).toBe(JSON.stringify(value));
      }),
    );
  });

  test('grows as far as it is written to', () => {
    const out = new JsonBytes();
    const text = JSON.stringify('é'.repeat(300_000));
    out.byte(0x5b);
    out.text(text);
    out.byte(0x2c);
    out.again(1, 1 + Buffer.byteLength(text));
    out.byte(0x5d);
    expect(out.take().toString()).toBe(`[${text},${text}]`);
  });

  test('takes back what is written after a place', () => {
    const out = new JsonBytes();
    out.text('[1');
    const { at } = out;
    out.text(',2');
    out.at = at;
    out.null();
    expect(out.take().toString()).toBe('[1null');
    expect(out.take().toString()).toBe('');
  });
});
