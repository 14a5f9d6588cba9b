import type { Exchange, Json, Serve } from './fault.js';

interface Head {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
}

const jsonType = { 'content-type': 'application/json' };

/** Answers these bytes. */
export const bytes =
  (
    body: string | Buffer | ((exchange: Exchange) => string | Buffer),
    { status = 200, headers }: Head = {},
  ): Serve =>
  (exchange) => {
    const { response } = exchange;
    for (const [name, value] of Object.entries({ ...jsonType, ...headers })) {
      if (value !== '') response.setHeader(name, value);
    }
    response.statusCode = status;
    response.end(typeof body === 'function' ? body(exchange) : body);
  };

/** Answers this value as JSON. */
export const value = (found: unknown, head?: Head): Serve => bytes(JSON.stringify(found), head);

/** Answers the honest answer, with another head. */
export const honest = (head: Head): Serve => bytes(({ answer }) => JSON.stringify(answer), head);

/** Answers what is left of the honest answer after it was spoiled. */
export const spoiled =
  (spoil: (answer: Exchange['answer'], exchange: Exchange) => void): Serve =>
  (exchange) => {
    spoil(exchange.answer, exchange);
    bytes(JSON.stringify(exchange.answer))(exchange);
  };

/** Spoils the entities, whatever alias the gateway gave them. */
export const entities = (spoil: (rows: Json[]) => unknown): Serve =>
  spoiled(({ data }) => {
    const [key] = Object.keys(data);
    const rows = key === undefined ? undefined : data[key];
    if (key === undefined || !Array.isArray(rows)) throw new TypeError('The gateway asked for no entities.');
    const replaced = spoil(rows);
    if (replaced !== undefined) data[key] = replaced;
  });

/** Spoils the first entity. */
export const firstEntity = (spoil: (row: Json) => unknown): Serve =>
  entities((rows) => {
    const [row] = rows;
    if (row) spoil(row);
  });

/** Writes these bytes to the connection itself and leaves it open, or ends it. */
export const raw =
  (text: string | Buffer | ((exchange: Exchange) => string | Buffer), { end = true } = {}): Serve =>
  (exchange) => {
    const { socket } = exchange.request;
    socket.write(typeof text === 'function' ? text(exchange) : text);
    if (end) socket.end();
  };
