import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { membersOf, newestSupergraph } from '../../gateway/registry/publishing/store/storedSupergraph.js';
import { innerFault } from '../../gateway/registry/publishing/swap/innerFault.js';
import { lastKnownGood } from '../../gateway/registry/publishing/swap/lastKnownGood.js';
import { outerFault } from '../../gateway/registry/publishing/swap/outerFault.js';
import {
  startThrowawayRegistry,
  type ThrowawayRegistry,
} from '../../scripts/bench/registry/throwawayRegistry.js';
import type { KilledPublication } from '../registry/publishing/publishingChild.js';

const times = 10;
let registry: ThrowawayRegistry;
let pool: pg.Pool;
let home: string;
beforeAll(async () => {
  registry = await startThrowawayRegistry();
  pool = new pg.Pool({ connectionString: registry.databaseUrl, max: 2 });
  pool.on('error', () => {});
  home = await mkdtemp(path.join(tmpdir(), 'concordat-killed-'));
});
afterAll(async () => {
  await pool.end();
  await registry.stop();
  await rm(home, { recursive: true, force: true });
});

let edition = 0;
const sdlOf = (number: number) => `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@tag"])

"""
Where questions start.
"""
type Query {
  """
  Edition ${number}.
  """
  lanternLeaflet: String @tag(name: "published-text")
}
`;

interface Said {
  readonly statements: number;
  readonly supergraph: number;
}

/** Publishes in a process of its own; undefined where it was killed. */
function publishIn(killAt: number | undefined): Promise<Said | undefined> {
  edition += 1;
  const child = fork(
    fileURLToPath(new URL('../registry/publishing/publishingChild.ts', import.meta.url)),
    [],
    {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  const { databaseUrl } = registry;
  child.send({ databaseUrl, home, sdl: sdlOf(edition), killAt } satisfies KilledPublication);
  return new Promise((resolve, reject) => {
    let said: Said | undefined;
    child.on('message', (message: Said) => {
      said = message;
    });
    child.once('exit', (code, signal) => {
      if (said || signal === 'SIGKILL') resolve(said);
      else reject(new Error(`The process ended with ${code}.`));
    });
  });
}

/** What the database serves is whole, and either the old or the new. */
async function requireWhole(before: number): Promise<number> {
  const newest = await newestSupergraph(pool);
  if (newest === undefined) throw new Error('no supergraph');
  expect([before, before + 1]).toContain(newest.number);
  expect(outerFault(newest, { publicKey: registry.publicKey, serving: 0 })).toBeUndefined();
  const members = await membersOf(pool, newest.number);
  expect(innerFault(newest, new Map(members.map(({ subgraph, sdl }) => [subgraph, sdl])))).toBeUndefined();
  const { rows } = await pool.query<{ orphans: number }>(
    `SELECT count(*)::int AS orphans FROM subgraph_version v WHERE NOT EXISTS
       (SELECT FROM supergraph_member m WHERE m.subgraph = v.subgraph AND m.version = v.version)`,
  );
  expect(rows).toEqual([{ orphans: 0 }]);
  return newest.number;
}

test('killed at each step of a publication, the registry holds the old supergraph or the new one', async () => {
  const whole = await publishIn(undefined);
  if (whole === undefined) throw new Error('It was killed.');
  let number = whole.supergraph;
  let [old, made] = [0, 0];
  // One more for the write to disk.
  const steps = [...Array.from({ length: whole.statements }, (_, at) => at + 1), -1];
  for (const killAt of steps) {
    for (let time = 0; time < times; time += 1) {
      await publishIn(killAt);
      const next = await requireWhole(number);
      if (next === number) old += 1;
      else made += 1;
      number = next;
      const kept = await lastKnownGood(home, registry.publicKey).read();
      expect(kept?.number).toBeGreaterThanOrEqual(whole.supergraph);
    }
  }
  console.info(`${steps.length} steps, ${times} times each: ${old} old, ${made} new, none mixed`);
  expect(old).toBeGreaterThan(0);
  expect(made).toBeGreaterThan(0);
  expect((await publishIn(undefined))?.supergraph).toBe(number + 1);
}, 3_600_000);
