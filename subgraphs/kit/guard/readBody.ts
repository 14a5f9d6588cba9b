import type { IncomingMessage } from 'node:http';

/** The other side went away before the end of its request: nobody is left to be answered. */
export class RequestGone extends Error {
  override readonly name = 'RequestGone';
}

/**
 * The bytes of a body, as soon as they are all there; undefined where they are more than this. The connection stays, so
 * that whoever sent too much reads why.
 * @throws RequestGone
 */
export function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= mostBytes) chunks.push(chunk);
      else resolve(undefined);
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', (cause) => reject(new RequestGone(cause.message, { cause })));
    request.once('close', () => reject(new RequestGone('Closed before its end.')));
  });
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The text of a body; undefined where it isn't UTF-8. */
export function decodeBody(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}
