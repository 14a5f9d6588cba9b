import type { IncomingMessage, RequestListener } from 'node:http';
import type { Witness } from './witness.js';

/** A note with a proof of 63 hashes is smaller. */
const maxBytes = 10_000;

/** `POST /<subgraph>/checkpoint`: where the hub hands over checkpoints. The signature is what lets them in. */
export function witnessDoor(witness: Witness, onError: (error: unknown) => void): RequestListener {
  return (request, response) => {
    const answer = (status: number, body: string) =>
      void response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(body);
    if (request.method !== 'POST') {
      answer(405, 'This address takes POST.\n');
      return;
    }
    readText(request)
      .then(async (text) => {
        if (text === undefined) return answer(413, `The body is larger than ${maxBytes} bytes.\n`);
        const { status, body } = await witness.add(text);
        return answer(status, body);
      })
      .catch((error: unknown) => {
        onError(error);
        answer(500, 'The checkpoint could not be kept.\n');
      });
  };
}

async function readText(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
