import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface ReplicaOptions {
  readonly databaseUrl: string;
  readonly publicKey: string;
  readonly home: string;
}

export type ReplicaMessage =
  | { readonly kind: 'READY'; readonly url: string }
  | { readonly kind: 'SWAPPED'; readonly number: number }
  | { readonly kind: 'FAULT'; readonly message: string };

/** A replica of a hub in a process of its own. */
export interface ReplicaProcess {
  readonly url: string;
  readonly faults: readonly string[];
  /** Resolves once it serves this supergraph, or a later one. */
  serves(number: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a replica on the supergraphs of a database. */
export async function startReplica(options: Omit<ReplicaOptions, 'home'>): Promise<ReplicaProcess> {
  const home = await mkdtemp(path.join(tmpdir(), 'concordat-replica-'));
  const main = fileURLToPath(new URL('replicaMain.ts', import.meta.url));
  const child = fork(main, [], {
    execArgv: ['--disable-proto=delete', '--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const faults: string[] = [];
  const waiting = new Set<() => void>();
  let serving = 0;
  const url = await new Promise<string>((resolve, reject) => {
    child.on('message', (message: ReplicaMessage) => {
      if (message.kind === 'READY') resolve(message.url);
      else if (message.kind === 'FAULT') faults.push(message.message);
      else serving = message.number;
      for (const look of waiting) look();
    });
    child.once('exit', (code) => reject(new Error(`The replica ended with ${code}: ${faults.join('; ')}`)));
    child.send({ ...options, home });
  });
  return {
    url,
    faults,
    serves: (number) =>
      new Promise((resolve) => {
        const look = () => {
          if (serving < number) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}
