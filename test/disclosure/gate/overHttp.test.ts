import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FormattedExecutionResult } from 'graphql';
import type { CellGate } from '../../../gateway/engine/cellGate.js';
import type { Engine } from '../../../gateway/engine/engine.js';
import { type GateBench, startGateBench } from './gateBench.js';
import { clientQuery, startGatedEngine } from './gatedEngine.js';
import { type LyingServer, startLyingServer } from './lyingServer.js';
import { type Lie, numberLies, rateLies } from './numberLies.js';
import { placeLies } from './placeLies.js';
import { bareQuestion, crimesQuestion, decisionsQuestion, officialQuestion } from './questions.js';
import { wordLies } from './wordLies.js';

let bench: GateBench;
const servers = new Map<string, LyingServer>();
const engines: Engine[] = [];
/** A gate of its own for each question: one that has met a lie believes nothing more. */
let gate: CellGate;

beforeAll(async () => {
  bench = await startGateBench();
  for (const sector of ['police', 'evidence'] as const)
    servers.set(sector, await startLyingServer(bench, sector));
  const url = (name: string) => servers.get(name)?.url ?? 'http://127.0.0.1:1/';
  engines.push(await startGatedEngine(url, { inspect: (...found) => gate.inspect(...found) }));
  engines.push(await startGatedEngine(url));
});
afterAll(async () => {
  await Promise.all(engines.map((engine) => engine.close()));
  await Promise.all([...servers.values()].map((server) => server.close()));
  await bench.stop();
});

const serverOf = (sector: string): LyingServer => {
  const server = servers.get(sector);
  if (server === undefined) throw new Error(`no server of ${sector}`);
  return server;
};

async function ask(question: Lie['question'], withGate: boolean) {
  gate = bench.gate();
  const engine = engines[withGate ? 0 : 1];
  if (engine === undefined) throw new Error('no engine');
  return engine.execute({ query: clientQuery(question) });
}

/** Asks over HTTP while the subgraph tells the lie. */
async function told({ question, tell }: Lie, withGate: boolean) {
  const server = serverOf(question.sector);
  server.tell = tell;
  try {
    return await ask(question, withGate);
  } finally {
    server.tell = () => {};
  }
}

const isThere = ({ data, errors }: FormattedExecutionResult, { shows }: Lie) => {
  const text = JSON.stringify([data, errors]);
  return typeof shows === 'string' ? text.includes(shows) : shows.test(text);
};

test.each([
  ['cells, shares and words', decisionsQuestion],
  ['counts alone', bareQuestion],
  ['totals and what stands for them', crimesQuestion],
  ['an official series', officialQuestion],
])(
  'an honest answer over HTTP comes through the engine and the gate as without a gate: %s',
  async (_, question) => {
    const [gated, open] = [await ask(question, true), await ask(question, false)];
    expect(gated).toEqual(open);
    expect(gated.errors).toBeUndefined();
    expect(JSON.stringify(gated)).toContain('"RELEASED"');
  },
);

const lies = [...numberLies, ...rateLies, ...placeLies, ...wordLies].map((lie) => [lie.name, lie] as const);

describe('nothing comes over HTTP through the real engine of a subgraph that', () => {
  test.each(lies)('%s', async (_, lie) => {
    const answer = await told(lie, true);
    expect(isThere(answer, lie)).toBe(false);
    expect(answer.errors?.length).toBeGreaterThan(0);
  });
});

/** What the engine stops by itself: values that the schema doesn't know. */
const ofWrongShape =
  /as text|in a list|greater than any Int|shows true|fraction|nobody knows|null$|is null|a number$/;

describe('with the gate removed on purpose, it comes over HTTP of a subgraph that', () => {
  test.each(lies.filter(([name]) => !ofWrongShape.test(name)))('%s', async (_, lie) => {
    expect(isThere(await told(lie, false), lie)).toBe(true);
  });
});
