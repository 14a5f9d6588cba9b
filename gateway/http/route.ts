import type { IncomingHttpHeaders } from 'node:http';

/** A request once the front door has let it in: within its limits, its body read. */
export interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  /** Named parts of the route's path, decoded. */
  readonly parts: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Aborted once the client has gone before its answer was sent. */
  readonly signal?: AbortSignal;
}

/** What goes back. A Uint8Array is sent as it is. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** One door: a method, a path such as `/questions/:name.csv`, what it takes and who answers. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Greatest body in bytes; 0 takes none. */
  readonly maxBodyBytes: number;
  readonly handle: (incoming: Incoming) => Promise<Reply>;
}

export function textReply(status: number, body: string, type = 'text/plain; charset=utf-8'): Reply {
  return { status, headers: { 'content-type': type }, body };
}

export function jsonReply(status: number, value: unknown): Reply {
  return textReply(status, `${JSON.stringify(value)}\n`, 'application/json; charset=utf-8');
}
