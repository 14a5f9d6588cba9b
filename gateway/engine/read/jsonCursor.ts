const quote = 0x22;
const backslash = 0x5c;
const firstPrintable = 0x20;
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d];
const [zero, nine, dot, smallE, largeE] = [0x30, 0x39, 0x2e, 0x65, 0x45];

/** The text isn't what was looked for. Whether it is JSON at all is for others to say. */
export class UnexpectedText extends Error {
  override readonly name = 'UnexpectedText';
}

/** Thrown again and again, so that nobody pays for a stack that nobody reads. */
export const unexpected = new UnexpectedText('The text goes on otherwise than expected.');

const numbers = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** More digits may not be exact. */
const exactDigits = 15;

/** Whether a text holds another at a place: what `startsWith` says, which V8 finds out a character at a time. */
export const standsAt = (text: string, other: string, at: number): boolean =>
  text.slice(at, at + other.length) === other;

/** Goes through a text of JSON from the front. Whatever is not as expected is thrown as `UnexpectedText` or SyntaxError. */
export class JsonCursor {
  /** Where it stands. */
  at = 0;

  constructor(readonly text: string) {}

  /** Steps over white space and a character. */
  expect(code: number): void {
    if (!this.skips(code)) throw unexpected;
  }

  /** Steps over a character, and white space before it, where it comes next. */
  skips(code: number): boolean {
    const found = this.text.charCodeAt(this.at);
    if (found !== code && (found > firstPrintable || this.#next() !== code)) return false;
    this.at += 1;
    return true;
  }

  /** Steps over a member's key, `written` with quotes and colon. */
  expectKey(written: string): void {
    if (standsAt(this.text, written, this.at)) {
      this.at += written.length;
      return;
    }
    this.#next();
    const key = written.slice(0, -1);
    if (!this.text.startsWith(key, this.at)) throw unexpected;
    this.at += key.length;
    this.expect(0x3a);
  }

  skipsNull(): boolean {
    if (this.#next() !== 0x6e || !this.text.startsWith('null', this.at)) return false;
    this.at += 4;
    return true;
  }

  /** Steps over white space, after which nothing may follow. */
  expectEnd(): void {
    this.#next();
    if (this.at !== this.text.length) throw unexpected;
  }

  /** Reads whatever value comes next. */
  value(): unknown {
    const code = this.#next();
    if (code === quote) return this.#string();
    if (code === openBrace || code === openBracket) return this.#nested();
    if (code === 0x74) return this.#word('true', true);
    if (code === 0x66) return this.#word('false', false);
    if (code === 0x6e) return this.#word('null', null);
    return this.#number();
  }

  /** The character that comes next after white space. */
  #next(): number {
    const { text } = this;
    let code = text.charCodeAt(this.at);
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) {
      this.at += 1;
      code = text.charCodeAt(this.at);
    }
    return code;
  }

  #word<Value>(word: string, value: Value): Value {
    if (!this.text.startsWith(word, this.at)) throw unexpected;
    this.at += word.length;
    return value;
  }

  #string(): string {
    const { text, at } = this;
    for (let end = at + 1; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === quote) {
        this.at = end + 1;
        return text.slice(at + 1, end);
      }
      if (code < firstPrintable) throw unexpected;
      if (code === backslash) {
        this.at = this.#endOfString(at);
        return JSON.parse(text.slice(at, this.at)) as string;
      }
    }
    throw unexpected;
  }

  /** Where a string ends that begins here. */
  #endOfString(from: number): number {
    const { text } = this;
    for (let end = from + 1; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === quote) return end + 1;
      if (code === backslash) end += 1;
    }
    throw unexpected;
  }

  /** A list or an object that is taken as it is. */
  #nested(): unknown {
    const { text, at } = this;
    let depth = 0;
    let end = at;
    do {
      const code = text.charCodeAt(end);
      if (code === quote) end = this.#endOfString(end);
      else {
        if (code === openBrace || code === openBracket) depth += 1;
        else if (code === closeBrace || code === closeBracket) depth -= 1;
        end += 1;
      }
      if (end > text.length) throw unexpected;
    } while (depth > 0);
    this.at = end;
    return JSON.parse(text.slice(at, end));
  }

  #number(): number {
    const { text, at } = this;
    let value = 0;
    let end = at;
    for (let code = text.charCodeAt(end); code >= zero && code <= nine; code = text.charCodeAt(end)) {
      value = value * 10 + (code - zero);
      end += 1;
    }
    const code = text.charCodeAt(end);
    const digits = end - at;
    const isWhole = code !== dot && code !== smallE && code !== largeE;
    const isOne = digits === 1 || text.charCodeAt(at) !== zero;
    if (digits === 0 || digits > exactDigits || !isWhole || !isOne) return this.#anyNumber();
    this.at = end;
    return value;
  }

  #anyNumber(): number {
    numbers.lastIndex = this.at;
    const found = numbers.exec(this.text)?.[0];
    if (found === undefined) throw unexpected;
    this.at += found.length;
    return Number(found);
  }
}
