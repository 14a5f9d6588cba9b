import type { WrittenData } from './writtenData.js';

type Data = Record<string, unknown>;

/** Where data stands as it was written that nobody has read yet. No plugin has this symbol. */
const unread: unique symbol = Symbol('unread');

/**
 * Data that is JSON until somebody looks at it. Apollo Server's plugins can read and change it like any object; where
 * none does, the answer is sent as it was written. (A WeakMap from data to text would be the plain way, but its values
 * outlive every small garbage collection, and they are the largest strings there are.)
 */
export const lazyData = (written: WrittenData): Data => new Proxy<Data>({}, new LazyHandler(written));

class LazyHandler implements ProxyHandler<Data> {
  #written: WrittenData | undefined;

  constructor(written: WrittenData) {
    this.#written = written;
  }

  get(target: Data, key: string | symbol, receiver: unknown): unknown {
    return key === unread ? this.#written : Reflect.get(this.#read(target), key, receiver);
  }

  set(target: Data, key: string | symbol, value: unknown, receiver: unknown): boolean {
    return Reflect.set(this.#read(target), key, value, receiver);
  }

  has(target: Data, key: string | symbol): boolean {
    return Reflect.has(this.#read(target), key);
  }

  ownKeys(target: Data): (string | symbol)[] {
    return Reflect.ownKeys(this.#read(target));
  }

  getOwnPropertyDescriptor(target: Data, key: string | symbol): PropertyDescriptor | undefined {
    return Reflect.getOwnPropertyDescriptor(this.#read(target), key);
  }

  defineProperty(target: Data, key: string | symbol, descriptor: PropertyDescriptor): boolean {
    return Reflect.defineProperty(this.#read(target), key, descriptor);
  }

  deleteProperty(target: Data, key: string | symbol): boolean {
    return Reflect.deleteProperty(this.#read(target), key);
  }

  #read(target: Data): Data {
    const written = this.#written;
    if (written === undefined) return target;
    this.#written = undefined;
    for (const [key, value] of Object.entries(JSON.parse(written.text) as object)) {
      Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
    }
    return target;
  }
}

/** Data that nobody has looked at, and so nobody has changed; undefined for any other. */
export function unreadData(data: unknown): WrittenData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  return Reflect.get(data, unread) as WrittenData | undefined;
}

/** A whole GraphQL answer as a line of JSON, errors first as Apollo Server has them. */
export function answerBody(answer: {
  readonly data?: unknown;
  readonly errors?: unknown;
  readonly extensions?: unknown;
}): string | Buffer {
  const { data, errors, extensions } = answer;
  const written = unreadData(data);
  if (written === undefined) return `${JSON.stringify({ errors, data, extensions })}\n`;
  if (errors === undefined && extensions === undefined) return written.body;
  const before = errors === undefined ? '' : `"errors":${JSON.stringify(errors)},`;
  const after = extensions === undefined ? '' : `,"extensions":${JSON.stringify(extensions)}`;
  return `{${before}"data":${written.text}${after}}\n`;
}
