import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('hubChild.ts', import.meta.url));

/** What a hub did while it was asked. */
export interface Seen {
  /** Names of questions that partners were asked. */
  readonly asked: Set<string>;
  /** Names of questions that were answered. */
  readonly answered: Set<string>;
}

/** A document of its own for each question. */
export const documentOf = (name: string): string => `{ ${name}: asked }`;

/** A hub in a process of its own. */
export interface HubChild {
  readonly url: string;
  readonly child: ChildProcess;
  /** Resolves once it has ended and all it said was heard. */
  readonly closed: Promise<void>;
}

/** A hub that is asked by several clients at once. */
export interface LoadedHub {
  /** Ends the process without a word, and waits for what it had already sent. */
  kill(): Promise<void>;
}

const clients = 16;

/** Starts a hub on an audit log, and notes what it asks of partners. */
export async function startHubChild(database: string, seen: Pick<Seen, 'asked'>): Promise<HubChild> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, database], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    void closed.then(() => reject(new Error('The hub ended before it was ready.')));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [word = '', ...rest] = line.split(' ');
      if (word === 'ready') resolve(rest.join(' '));
      else seen.asked.add(rest[0]?.replace(':', '') ?? '');
    });
  });
  return { url, child, closed };
}

/** Starts a hub on an audit log, and asks it until it is gone. */
export async function startLoadedHub(database: string, name: string, seen: Seen): Promise<LoadedHub> {
  const { url, child, closed } = await startHubChild(database, seen);
  const first = await answerOnce(url, `${name}_first`, seen);
  if (seen.answered.size === 0) throw new Error(`The hub answered ${first}`);
  const asking = Array.from({ length: clients }, (_, client) => ask(url, `${name}_${client}`, seen));
  return {
    kill: async () => {
      child.kill('SIGKILL');
      await Promise.all([closed, ...asking]);
    },
  };
}

/** Asks one question, notes whether it was answered, and says what came back. */
export async function answerOnce(
  url: string,
  question: string,
  seen: Pick<Seen, 'answered'>,
): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: documentOf(question) }),
  });
  const text = await response.text();
  if (text.includes('"yes"')) seen.answered.add(question);
  return `${response.status} ${text}`;
}

/** Asks until the hub is gone. */
async function ask(url: string, name: string, seen: Seen): Promise<void> {
  for (let number = 0; ; number += 1) {
    try {
      await answerOnce(url, `${name}_${number}`, seen);
    } catch {
      return;
    }
  }
}
