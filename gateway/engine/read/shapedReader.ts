import type { Shape } from '../plan/shape.js';
import { Bag, type OpenBag } from '../run/bag.js';
import { SharedBag } from '../run/sharedBag.js';
import { type JsonCursor, unexpected } from './jsonCursor.js';
import { RepeatedTexts } from './repeatedTexts.js';

const [openBracket, closeBracket, openBrace, closeBrace, comma] = [0x5b, 0x5d, 0x7b, 0x7d, 0x2c];
const typenameStart = '"__typename":"';

/** Reads objects of a text just as their fetch selects them: every field, nothing else, in its order. */
export class ShapedReader {
  readonly #repeats: RepeatedTexts;

  constructor(private readonly cursor: JsonCursor) {
    this.#repeats = new RepeatedTexts(cursor.text);
  }

  /** A list of objects, each read by what is given for it. */
  list<Item>(read: (at: number) => Item): Item[] {
    const { cursor } = this;
    const items: Item[] = [];
    cursor.expect(openBracket);
    if (cursor.skips(closeBracket)) return items;
    do items.push(read(items.length));
    while (cursor.skips(comma));
    cursor.expect(closeBracket);
    return items;
  }

  /** An object, where its type is known of that type, or null. */
  object(shape: Shape, knownType?: string): OpenBag | null {
    const { cursor } = this;
    if (!cursor.skips(openBrace)) return this.#null();
    const from = cursor.at - 1;
    const fields = shape.fieldsFor(knownType ?? this.#toldType());
    if (fields === undefined) throw unexpected;
    const repeats = this.#repeats.at(fields);
    const bag = (repeats === undefined ? new Bag() : new SharedBag()) as OpenBag;
    for (let at = 0; at < fields.length; at++) {
      const field = fields[at];
      if (field === undefined || field.isOptional) throw unexpected;
      const { key, child, written, listDepth } = field;
      if (at > 0) cursor.expect(comma);
      cursor.expectKey(written);
      const value = child === undefined ? cursor.value() : this.#below(child, listDepth);
      bag[key] = value;
      if (key === '__typename' && !isOfType(value, fields, shape, knownType)) throw unexpected;
      if (at !== repeats?.telling) continue;
      const known = repeats.find(value, from);
      if (known !== undefined) {
        cursor.at = from + known.text.length;
        return known.bag;
      }
    }
    cursor.expect(closeBrace);
    const telling = repeats && fields[repeats.telling];
    if (telling) repeats.note(bag[telling.key], bag, { from, to: cursor.at });
    return bag;
  }

  #below(shape: Shape, listDepth: number | undefined): unknown {
    if (listDepth === 0) return this.object(shape);
    // The schema doesn't say how many lists there are.
    if (listDepth === undefined) throw unexpected;
    return this.cursor.skipsNull() ? null : this.list(() => this.#below(shape, listDepth - 1));
  }

  #null(): null {
    if (!this.cursor.skipsNull()) throw unexpected;
    return null;
  }

  /** The type that an object begins with telling. */
  #toldType(): string | undefined {
    const { text, at } = this.cursor;
    if (!text.startsWith(typenameStart, at)) return undefined;
    const from = at + typenameStart.length;
    return text.slice(from, text.indexOf('"', from));
  }
}

/** Whether what was read is what is selected on objects of the type they say. */
function isOfType(told: unknown, fields: unknown, shape: Shape, knownType: string | undefined): boolean {
  return knownType === undefined ? shape.fieldsFor(told) === fields : told === knownType;
}
