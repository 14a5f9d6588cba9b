import type { Shape } from '../plan/shape.js';
import type { OpenBag } from '../run/bag.js';
import { JsonCursor, UnexpectedText } from './jsonCursor.js';
import { ShapedReader } from './shapedReader.js';

const [openBrace, closeBrace, comma] = [0x7b, 0x7d, 0x2c];

/** Reads a subgraph's answer as a fetch expects it; undefined where it is in any way otherwise. */
export type AnswerTextReader<Data> = (text: string) => Data | undefined;

/** Entities of one kind as they were asked for. */
export interface ExpectedEntities {
  /** Key of the list in the answer. */
  readonly answerKey: string;
  readonly shape: Shape;
  /** Types in the order of the list. */
  readonly typenames: readonly string[];
}

/** Reads an answer of root fields. */
export const rootReader =
  (shape: Shape): AnswerTextReader<OpenBag> =>
  (text) =>
    inEnvelope(text, (_, reader) => reader.object(shape, shape.typename) ?? undefined);

/** Reads an answer of entities: for each kind its list, null where the subgraph has no such entity. */
export const entitiesReader =
  (expected: readonly ExpectedEntities[]): AnswerTextReader<readonly (readonly (OpenBag | null)[])[]> =>
  (text) =>
    inEnvelope(text, (cursor, reader) => {
      cursor.expect(openBrace);
      const lists = expected.map(({ answerKey, shape, typenames }, place) => {
        if (place > 0) cursor.expect(comma);
        cursor.expectKey(`${JSON.stringify(answerKey)}:`);
        return reader.list((at) => reader.object(shape, typenames[at]));
      });
      cursor.expect(closeBrace);
      const isWhole = lists.every((list, place) => list.length === expected[place]?.typenames.length);
      return isWhole ? lists : undefined;
    });

/** What stands in `{"data":...}`, if there is nothing beside it. */
function inEnvelope<Data>(
  text: string,
  read: (cursor: JsonCursor, reader: ShapedReader) => Data | undefined,
): Data | undefined {
  const cursor = new JsonCursor(text);
  try {
    cursor.expect(openBrace);
    cursor.expectKey('"data":');
    const data = read(cursor, new ShapedReader(cursor));
    cursor.expect(closeBrace);
    cursor.expectEnd();
    return data;
  } catch (error) {
    if (error instanceof UnexpectedText || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
