const quote = 0x22;
const backslash = 0x5c;
const firstPrintable = 0x20;
const lastPrintable = 0x7e;
const nullBytes = Buffer.from('null');

/** Longer strings are cheaper to hand over than to go through. */
const longString = 64;

/** Room at the beginning, and the most that is kept for the next answer, in bytes. */
const usualBytes = 2 ** 18;
const mostKept = 2 ** 22;

/**
 * JSON while it is written, as the bytes it is sent as, in memory that is used again: strings put together would be
 * written as a tree, then in one piece, then as bytes, each time to memory no cache holds.
 */
export class JsonBytes {
  /** Where the next byte goes. Set back, it takes back what was written since. */
  at = 0;
  private bytes = Buffer.allocUnsafeSlow(usualBytes);

  /** A copy of what was written, after which this can be written to anew. */
  take(): Buffer {
    const taken = Buffer.allocUnsafeSlow(this.at);
    this.bytes.copy(taken, 0, 0, this.at);
    if (this.bytes.length > mostKept) this.bytes = Buffer.allocUnsafeSlow(usualBytes);
    this.at = 0;
    return taken;
  }

  byte(code: number): void {
    this.#reserve(1);
    this.bytes[this.at++] = code;
  }

  /** Bytes of JSON that were made before. */
  piece(piece: Uint8Array): void {
    const { length } = piece;
    this.#reserve(length);
    const { bytes, at } = this;
    for (let i = 0; i < length; i++) bytes[at + i] = piece[i] as number;
    this.at = at + length;
  }

  null(): void {
    this.piece(nullBytes);
  }

  /** What was written from one place to another, once more. */
  again(from: number, to: number): void {
    this.#reserve(to - from);
    this.bytes.copyWithin(this.at, from, to);
    this.at += to - from;
  }

  /** A number that JSON has. */
  number(value: number): void {
    const text = String(value);
    const { length } = text;
    this.#reserve(length);
    const { bytes, at } = this;
    for (let i = 0; i < length; i++) bytes[at + i] = text.charCodeAt(i);
    this.at = at + length;
  }

  string(text: string): void {
    const { length } = text;
    this.#reserve(length + 2);
    const isWritten = length <= longString && this.#plainString(text);
    if (!isWritten) this.text(JSON.stringify(text));
  }

  /** Writes a string as it is; false where it has a character that isn't its own byte. */
  #plainString(text: string): boolean {
    const { length } = text;
    const { bytes, at } = this;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code < firstPrintable || code > lastPrintable || code === quote || code === backslash) return false;
      bytes[at + 1 + i] = code;
    }
    bytes[at] = quote;
    bytes[at + 1 + length] = quote;
    this.at = at + length + 2;
    return true;
  }

  /** Text of JSON. */
  text(json: string): void {
    // A unit of UTF-16 takes three bytes of UTF-8 at most.
    this.#reserve(json.length * 3);
    this.at += this.bytes.write(json, this.at);
  }

  #reserve(count: number): void {
    const needed = this.at + count;
    if (needed <= this.bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(needed * 2);
    this.bytes.copy(grown, 0, 0, this.at);
    this.bytes = grown;
  }
}
