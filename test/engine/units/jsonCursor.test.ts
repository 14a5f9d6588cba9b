import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { JsonCursor, UnexpectedText } from '../../../gateway/engine/read/jsonCursor.js';

function byCursor(text: string): unknown {
  const cursor = new JsonCursor(text);
  const value = cursor.value();
  cursor.expectEnd();
  return value;
}

/** What a reader makes of a text; nothing where it refuses it. */
function outcome(read: (text: string) => unknown, text: string): readonly unknown[] {
  try {
    return [read(text)];
  } catch (error) {
    if (error instanceof UnexpectedText || error instanceof SyntaxError) return [];
    throw error;
  }
}

const parsed = (text: string): unknown => JSON.parse(text);

const pieces = fc.constantFrom(
  ...['{', '}', '[', ']', ',', ':', '"', '\\', '\\u00e9', '\\x', '\u0000', '\n', ' ', '\u2028', '\ud800'],
  ...['true', 'false', 'null', 'nul', '0', '00', '-0', '-', '1.', '.5', '1.5', '1e3', '1E+', '1e400', '"a"'],
  ...['9007199254740993', '123456789012345', '1234567890123456', '-12', 'é', 'NaN', '"__proto__":1'],
);

describe('the reader of JSON', () => {
  test('reads what JSON.parse reads, as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 1, '\t'), (text, indent) => {
        const written = JSON.stringify(JSON.parse(text), undefined, indent);
        expect(byCursor(written)).toEqual(JSON.parse(written));
      }),
    );
  });

  test('refuses what JSON.parse refuses', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        expect(outcome(byCursor, text)).toEqual(outcome(parsed, text));
      }),
      { numRuns: 5_000 },
    );
  });

  test('refuses a text that was changed anywhere, or reads it as JSON.parse does', () => {
    const text = JSON.stringify({ a: ['x', 1.5, { b: null, c: 'y"\\z' }], d: [true, -3] });
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(3), pieces, (at, gone, piece) => {
        const changed = `${text.slice(0, at)}${piece}${text.slice(at + gone)}`;
        expect(outcome(byCursor, changed)).toEqual(outcome(parsed, changed));
      }),
      { numRuns: 2_000 },
    );
  });
});
