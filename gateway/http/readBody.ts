import type { IncomingMessage } from 'node:http';
import { HubError } from '../errors.js';

/** Reads a body up to a limit; JSON without content encoding is the only kind there is. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (maxBytes === 0) return Buffer.alloc(0);
  checkHeaders(request, maxBytes);
  try {
    return await collect(request, maxBytes);
  } catch (error) {
    // A client that hangs up is no fault of the hub, and must not be able to fill its log.
    throw request.complete || error instanceof HubError ? error : endedEarly();
  }
}

async function collect(request: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const json = /^application\/(?:graphql-response\+)?json(?:\s*;\s*charset="?utf-?8"?)?\s*$/i;

function checkHeaders({ headers }: IncomingMessage, maxBytes: number): void {
  if (!json.test(headers['content-type'] ?? '') || headers['content-encoding'] !== undefined) {
    throw new HubError('BODY_NOT_JSON', 'Send the body as application/json in UTF-8, not compressed.');
  }
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
}

const tooLarge = (maxBytes: number) =>
  new HubError('BODY_TOO_LARGE', `The body is larger than ${maxBytes} bytes. Send less at once.`);

const endedEarly = () => new HubError('BODY_MALFORMED', 'The body ended before it was whole.');

/** Throws where bytes are no UTF-8, instead of guessing. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The value of a JSON body. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(body));
  } catch {
    throw new HubError('BODY_MALFORMED', 'The body is not JSON.');
  }
}
