import { request } from 'node:http';
import { Readable } from 'node:stream';

/** A request as it goes over the wire: headers in pairs, so that one can stand twice. */
export interface SentRequest {
  readonly method: string;
  readonly origin: string;
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | Uint8Array;
  /** Sent without saying how long it is. */
  readonly isChunked?: boolean;
  /** Waits so long before the body's last byte. */
  readonly beforeEnd?: () => Promise<void>;
}

export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Sends it and reads the whole answer. */
export function send({
  method,
  origin,
  path,
  headers,
  body,
  isChunked,
  beforeEnd,
}: SentRequest): Promise<Received> {
  const bytes = Buffer.from(body);
  const { host } = new URL(origin);
  const framing = isChunked ? ['Transfer-Encoding', 'chunked'] : ['Content-Length', String(bytes.length)];
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        ...urlParts(origin),
        method,
        path,
        headers: [...headers.flat(), 'Host', host, ...framing],
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    sent.once('error', reject);
    Readable.from(parts(bytes, beforeEnd)).pipe(sent);
  });
}

async function* parts(bytes: Buffer, beforeEnd = async () => {}) {
  if (bytes.length > 1) yield bytes.subarray(0, -1);
  await beforeEnd();
  if (bytes.length > 0) yield bytes.subarray(-1);
}

function urlParts(origin: string) {
  const { hostname, port } = new URL(origin);
  return { hostname, port: Number(port) };
}

/** With another value for a header, or without it where that is undefined. */
export function withHeader(sent: SentRequest, name: string, value: string | undefined): SentRequest {
  const headers = sent.headers.filter(([known]) => known !== name);
  return { ...sent, headers: value === undefined ? headers : [...headers, [name, value]] };
}

/** With one header more, whether or not there is one of this name. */
export const withAlso = (sent: SentRequest, name: string, value: string): SentRequest => ({
  ...sent,
  headers: [...sent.headers, [name, value]],
});

export const headerOf = ({ headers }: SentRequest, name: string): string =>
  headers.find(([known]) => known === name)?.[1] ?? '';

/** With a header's value changed. */
export const edited = (sent: SentRequest, name: string, edit: (value: string) => string): SentRequest =>
  withHeader(sent, name, edit(headerOf(sent, name)));
