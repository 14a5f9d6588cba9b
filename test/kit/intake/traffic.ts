import { createServer, type Socket } from 'node:net';

/** A hub's stand-in that keeps every byte it is sent, and answers as the hub does. */
export interface TrafficRecorder {
  readonly url: string;
  /** Everything that arrived, as text. */
  received(): string;
  close(): Promise<void>;
}

const answer = '{"outcome":"NEW"}\n';
const reply = `HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length: ${answer.length}\r\nconnection: close\r\n\r\n${answer}`;

export async function startTrafficRecorder(): Promise<TrafficRecorder> {
  const chunks: Buffer[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    let seen = '';
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      seen += chunk.toString('latin1');
      if (isWhole(seen)) socket.end(reply);
    });
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    received: () => Buffer.concat(chunks).toString('utf8'),
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function isWhole(request: string): boolean {
  const [head = '', ...body] = request.split('\r\n\r\n');
  const length = /content-length: (\d+)/i.exec(head)?.[1];
  return length !== undefined && body.join('\r\n\r\n').length >= Number(length);
}
