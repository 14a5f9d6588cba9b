import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a database that can be cut, made to hang, and mended, at one address. */
export interface BrittleConnection {
  /** The database's URL through it. */
  readonly url: string;
  /** `cut` ends every connection and refuses new ones, `hang` swallows what is sent, `mend` lets all through. */
  become(state: 'cut' | 'hang' | 'mend'): void;
  /** Leads to another database from the next connection on. */
  leadTo(databaseUrl: string): void;
  close(): Promise<void>;
}

/** Stands between a client and a database. */
export async function startBrittleConnection(databaseUrl: string): Promise<BrittleConnection> {
  let target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let state = 'mend';
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.on('data', (bytes) => void (state === 'hang' || other.write(bytes)));
      one.on('error', () => {});
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    if (state === 'cut') client.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    become: (next) => {
      state = next;
      if (next === 'cut') cut();
    },
    leadTo: (other) => {
      target = new URL(other);
    },
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
