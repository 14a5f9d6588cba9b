import { connect } from 'node:net';

/** Sends bytes as they are and reads until the server closes: what a client that keeps no rules would do. */
export async function rawRequest(origin: string, ...parts: readonly (string | Buffer)[]): Promise<string> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  // The server may close before everything is written; what it said until then is the answer.
  socket.on('error', () => {});
  for (const part of parts) socket.write(part);
  await closed;
  return Buffer.concat(chunks).toString('utf8');
}

export const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1]);
