import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import {
  canary,
  type Exchange,
  type Fault,
  harmless,
  invalid,
  reported,
  unreachable,
  whole,
} from '../fault.js';
import { bytes, honest, value } from '../reply.js';

const refused = [...invalid, ...unreachable, ...reported];
const text = ({ answer }: Exchange): string => JSON.stringify(answer);
const html = `<!doctype html><title>502 ${canary}</title><p>at 10.0.0.7:5432</p>`;
const grants = { data: { headline: canary, shelters: null }, errors: [{ message: `denied: ${canary}` }] };
const redirect = (status: number): Fault =>
  whole(`redirects with ${status} to another host`, refused, (exchange) => {
    const { host } = exchange.request.headers;
    // The other host is this server under another name, so that a gateway which follows would be seen to.
    value(exchange.answer, {
      status,
      headers: { location: `http://localhost:${host?.split(':')[1]}/elsewhere` },
    })(exchange);
  });
const encoded = (encoding: string, encode: (plain: string) => Buffer): Fault =>
  whole(
    `compresses with ${encoding} though nobody said it may`,
    invalid,
    bytes((exchange) => encode(text(exchange)), { headers: { 'content-encoding': encoding } }),
  );

/** Whole HTTP answers of the wrong kind. */
export const httpFaults: readonly Fault[] = [
  whole('says it is text', invalid, honest({ headers: { 'content-type': 'text/plain' } })),
  whole('answers a page', invalid, bytes(html, { headers: { 'content-type': 'text/html' } })),
  whole('answers a page that it calls JSON', invalid, bytes(html)),
  whole('names no type', invalid, honest({ headers: { 'content-type': '' } })),
  whole(
    'says its type twice',
    invalid,
    honest({ headers: { 'content-type': ['text/html', 'application/json'] } }),
  ),
  whole(
    'sends a form',
    invalid,
    bytes(`data=${canary}`, { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
  ),
  harmless(
    'says application/graphql-response+json',
    honest({ headers: { 'content-type': 'application/graphql-response+json; charset=utf-8' } }),
  ),
  harmless(
    'says its charset loudly',
    honest({ headers: { 'content-type': 'Application/JSON;  Charset="UTF-8"' } }),
  ),
  whole(
    'sends UTF-16',
    invalid,
    bytes((exchange) => Buffer.from(text(exchange), 'utf16le'), {
      headers: { 'content-type': 'application/json; charset=utf-16' },
    }),
  ),
  whole(
    'sends UTF-16 and does not say so',
    invalid,
    bytes((exchange) => Buffer.from(`\ufeff${text(exchange)}`, 'utf16le')),
  ),
  whole(
    'sends bytes that are no UTF-8',
    invalid,
    bytes((exchange) =>
      Buffer.concat([Buffer.from(text(exchange).slice(0, -3)), Buffer.from([0xff, 0xfe, 0x7d])]),
    ),
  ),
  harmless(
    'begins with a byte order mark',
    bytes((exchange) => `\ufeff${text(exchange)}`),
  ),
  encoded('gzip', gzipSync),
  encoded('br', brotliCompressSync),
  encoded('deflate', deflateSync),
  whole('compresses in a way nobody knows', invalid, honest({ headers: { 'content-encoding': 'zpaq' } })),
  whole('says gzip and sends plain text', invalid, honest({ headers: { 'content-encoding': 'gzip' } })),
  whole(
    'cuts its gzip short',
    invalid,
    bytes((exchange) => gzipSync(text(exchange)).subarray(0, -12), {
      headers: { 'content-encoding': 'gzip' },
    }),
  ),
  whole(
    'garbles its gzip',
    invalid,
    bytes((exchange) => gzipSync(text(exchange)).fill(7, 20, 40), {
      headers: { 'content-encoding': 'gzip' },
    }),
  ),
  whole(
    'compresses seven times over',
    invalid,
    bytes(
      (exchange) =>
        Array.from({ length: 7 }).reduce<Buffer>((plain) => gzipSync(plain), Buffer.from(text(exchange))),
      { headers: { 'content-encoding': Array(7).fill('gzip').join(', ') } },
    ),
  ),
  whole(
    'says deflate and sends no such thing',
    invalid,
    bytes(() => deflateRawSync(canary), { headers: { 'content-encoding': 'deflate' } }),
  ),
  ...[301, 302, 303, 307, 308].map(redirect),
  whole('answers 204', invalid, ({ response }) => response.writeHead(204).end()),
  whole('answers 304', invalid, ({ response }) => response.writeHead(304).end()),
  whole(
    'answers 401 with JSON',
    refused,
    value({ errors: [{ message: `No such key: ${canary}` }] }, { status: 401 }),
  ),
  whole(
    'answers 404 with a page',
    refused,
    bytes(html, { status: 404, headers: { 'content-type': 'text/html' } }),
  ),
  whole('answers 429', refused, bytes('', { status: 429, headers: { 'retry-after': '3600' } })),
  whole(
    'answers 500 with a page',
    refused,
    bytes(html, { status: 500, headers: { 'content-type': 'text/html' } }),
  ),
  whole(
    'answers 500 with JSON that is no GraphQL',
    refused,
    value({ message: canary, path: '/var/lib/app.js' }, { status: 500 }),
  ),
  whole('answers 503 with data that must not count', refused, value(grants, { status: 503 })),
  harmless(
    'sets cookies and headers of its own',
    honest({
      headers: { 'set-cookie': [`a=${canary}`, 'b=2'], 'x-powered-by': canary, 'cache-control': 'public' },
    }),
  ),
];
