import { connect, createServer, type Socket } from 'node:net';

/** Stands between a partner's machine and a hub, and keeps every byte of both directions. */
export interface RecordingProxy {
  readonly url: string;
  readonly port: number;
  /** What the machine sent, as text. */
  sent(): string;
  close(): Promise<void>;
}

export async function startRecordingProxy(hub: string): Promise<RecordingProxy> {
  const { hostname, port } = new URL(hub);
  const chunks: Buffer[] = [];
  const open = new Set<Socket>();
  const server = createServer((machine) => {
    const upstream = connect({ host: hostname, port: Number(port) });
    machine.on('data', (chunk) => chunks.push(chunk));
    machine.pipe(upstream).pipe(machine);
    for (const socket of [machine, upstream]) {
      open.add(socket);
      socket.on('error', () => {}).on('close', () => open.delete(socket));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const own = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${own}`,
    port: own,
    sent: () => Buffer.concat(chunks).toString('utf8'),
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
