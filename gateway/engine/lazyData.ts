interface Held {
  readonly text: string;
  isRead: boolean;
}

/** The text of each answer whose data nobody has read yet, by the object that stands for the data. */
const held = new WeakMap<object, Held>();

/**
 * Data that is JSON until somebody looks at it. Apollo Server's plugins can read and change it like any object; where
 * none does, the answer is sent as it was written.
 */
export function lazyData(text: string): Record<string, unknown> {
  const target: Record<string, unknown> = {};
  const entry: Held = { text, isRead: false };
  const read = (): void => {
    if (entry.isRead) return;
    entry.isRead = true;
    for (const [key, value] of Object.entries(JSON.parse(text) as object)) define(target, key, value);
  };
  const data = new Proxy(target, lazyHandler(read));
  held.set(data, entry);
  return data;
}

function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

function lazyHandler(read: () => void): ProxyHandler<Record<string, unknown>> {
  const first =
    <Arguments extends unknown[], Result>(operation: (...given: Arguments) => Result) =>
    (...given: Arguments): Result => {
      read();
      return operation(...given);
    };
  return {
    get: first(Reflect.get),
    set: first(Reflect.set),
    has: first(Reflect.has),
    ownKeys: first(Reflect.ownKeys),
    getOwnPropertyDescriptor: first(Reflect.getOwnPropertyDescriptor),
    defineProperty: first(Reflect.defineProperty),
    deleteProperty: first(Reflect.deleteProperty),
  };
}

/** The JSON of data that nobody has looked at, and so nobody has changed; undefined for any other. */
export function textOf(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const entry = held.get(data);
  return entry && !entry.isRead ? entry.text : undefined;
}

/** A whole GraphQL answer as JSON, errors first as Apollo Server has them. */
export function answerText(answer: {
  readonly data?: unknown;
  readonly errors?: unknown;
  readonly extensions?: unknown;
}): string {
  const { data, errors, extensions } = answer;
  const text = textOf(data);
  if (text === undefined) return JSON.stringify({ errors, data, extensions });
  const before = errors === undefined ? '' : `"errors":${JSON.stringify(errors)},`;
  const after = extensions === undefined ? '' : `,"extensions":${JSON.stringify(extensions)}`;
  return `{${before}"data":${text}${after}}`;
}
