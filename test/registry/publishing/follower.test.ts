import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Engine, startEngine } from '../../../gateway/engine/engine.js';
import {
  newestSupergraph,
  type StoredSupergraph,
} from '../../../gateway/registry/publishing/store/storedSupergraph.js';
import { lastKnownGood } from '../../../gateway/registry/publishing/swap/lastKnownGood.js';
import { startingSupergraph } from '../../../gateway/registry/publishing/swap/startingSupergraph.js';
import { privateKeyFrom } from '../../../schema/protocol/ownerKey.js';
import { signSupergraph } from '../../../schema/protocol/signedSupergraph.js';
import { harbourSdl, withLeaflet } from './harbourSdl.js';
import { hubKey, publicKey, type Replica, startTestRegistry, type TestRegistry } from './testRegistry.js';

let registry: TestRegistry;
let engine: Engine;
let replica: Replica;

beforeAll(async () => {
  registry = await startTestRegistry();
  await registry.publish({ sdl: harbourSdl });
  engine = await startEngine({ supergraphSdl: (await newest()).sdl });
  replica = await registry.follow((sdl) => engine.swap(sdl));
});
afterAll(async () => {
  await registry.stop();
  await engine.close();
});

async function newest(): Promise<StoredSupergraph> {
  const found = await newestSupergraph(registry.pool);
  if (found === undefined) throw new Error('no supergraph');
  return found;
}

const until = async (holds: () => boolean) => {
  const end = Date.now() + 10_000;
  while (!holds() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(holds()).toBe(true);
};

const asksLeaflet = async () =>
  (await engine.execute({ query: '{ __type(name: "Query") { fields { name } } }' })).data;

test('every replica takes what is published, without being told twice', async () => {
  const other = await registry.follow();
  await registry.publish({ sdl: withLeaflet });
  const { number } = await newest();
  await until(() => replica.serving().number === number && other.serving().number === number);
  expect(replica.swapped).toHaveLength(1);
  expect(JSON.stringify(await asksLeaflet())).toContain('harbourLeaflet');
});

test('a replica whose connection was cut finds what it missed', async () => {
  await registry.pool.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND pid <> pg_backend_pid()",
  );
  await registry.rollback();
  const { number } = await newest();
  await until(() => replica.serving().number === number);
});

/** Puts a supergraph into the database as somebody would who can write there, past the registry. */
async function plant({
  number,
  sdl,
  sha256,
  signature,
  members,
}: Parameters<typeof signSupergraph>[0] & { sha256: string; signature: string }) {
  await registry.pool.query(
    `INSERT INTO supergraph (number, sdl, sha256, signature, reason) VALUES ($1, $2, $3, $4, 'PUBLISH')`,
    [number, sdl, sha256, signature],
  );
  await registry.pool.query(
    `INSERT INTO supergraph_member (number, subgraph, version)
     SELECT $1, m.subgraph, m.version FROM json_to_recordset($2) AS m (subgraph text, version integer)`,
    [number, JSON.stringify(members)],
  );
}

describe('what is served stays, though the newest supergraph', () => {
  const foreign = privateKeyFrom(Buffer.alloc(32, 9));
  type Made = Parameters<typeof signSupergraph>[0];
  type Signed = ReturnType<typeof signSupergraph>;
  const poisoned: readonly (readonly [string, string, (good: StoredSupergraph, number: number) => Signed])[] =
    [
      ['is empty', 'SUPERGRAPH_EMPTY', (good, number) => resigned({ ...good, number, sdl: '' })],
      ['is blank', 'SUPERGRAPH_EMPTY', (good, number) => resigned({ ...good, number, sdl: ' \n' })],
      [
        'has 50 MB',
        'SUPERGRAPH_TOO_LARGE',
        (good, number) => resigned({ ...good, number, sdl: `${good.sdl}${'#'.repeat(50_000_000)}` }),
      ],
      [
        'is a web page',
        'SUPERGRAPH_UNREADABLE',
        (good, number) => resigned({ ...good, number, sdl: '<!doctype html><title>502</title>' }),
      ],
      [
        'is cut in half',
        'SUPERGRAPH_UNREADABLE',
        (good, number) => resigned({ ...good, number, sdl: good.sdl.slice(0, good.sdl.length / 2) }),
      ],
      [
        'is a schema and no supergraph',
        'SUPERGRAPH_UNREADABLE',
        (good, number) => resigned({ ...good, number, sdl: 'type Query { a: String }' }),
      ],
      [
        'names a type that is not there',
        'SUPERGRAPH_UNREADABLE',
        (good, number) =>
          resigned({
            ...good,
            number,
            sdl: good.sdl.replace('harbourClients(', 'harbourGuests: Nowhere\n  harbourClients('),
          }),
      ],
      ['is not signed', 'SUPERGRAPH_UNSIGNED', (good, number) => ({ ...good, number, signature: '' })],
      [
        'is signed by another key',
        'SUPERGRAPH_UNSIGNED',
        (good, number) => signSupergraph({ ...good, number }, foreign),
      ],
      [
        'was changed after it was signed',
        'SUPERGRAPH_HASH_WRONG',
        (good, number) => ({ ...resigned({ ...good, number }), sdl: `${good.sdl}\n` }),
      ],
      ['bears the signature of an older one', 'SUPERGRAPH_UNSIGNED', (good, number) => ({ ...good, number })],
      [
        'sends a subgraph elsewhere',
        'ROUTING_URL_FOREIGN',
        (good, number) =>
          resigned({
            ...good,
            number,
            sdl: good.sdl.replace('http://127.0.0.1:1/harbour', 'http://127.0.0.1:2/harbour'),
          }),
      ],
      [
        'lacks a policy that its owner wrote',
        'ACCESS_LOST',
        (good, number) =>
          resigned({
            ...good,
            number,
            sdl: good.sdl.replace(/ @policy\(policies: \[\["support\.clients"\]\]\)/g, ''),
          }),
      ],
      [
        'lets a number past the gate',
        'NUMBER_UNGATED',
        (good, number) =>
          resigned({
            ...good,
            number,
            sdl: good.sdl.replace(
              'type HarbourClientsCell',
              'type HarbourClientsExact @join__type(graph: HARBOUR) { exact: Int @join__field(graph: HARBOUR) }\ntype HarbourClientsCell',
            ),
          }),
      ],
      [
        'hides what a count is',
        'SUPERGRAPH_UNREADABLE',
        (good, number) =>
          resigned({ ...good, number, sdl: `${good.sdl}\nunion Hidden @join__type(graph: HARBOUR) = Count` }),
      ],
      [
        'names members that are others',
        'SUPERGRAPH_UNSIGNED',
        (good, number) => ({ ...resigned({ ...good, number }), members: good.members.slice(1) }),
      ],
    ];
  const resigned = ({ number, sdl, members }: Made): Signed =>
    signSupergraph({ number, sdl, members }, hubKey);

  test.each(poisoned)('%s', async (_, code, spoil) => {
    const good = replica.serving() as StoredSupergraph;
    const swaps = replica.swapped.length;
    const { number } = await newest();
    await plant(spoil(good, number + 1));
    await replica.look();
    expect(replica.refused()).toMatchObject({ number: number + 1, fault: { code } });
    expect(replica.serving()).toBe(good);
    expect(replica.swapped).toHaveLength(swaps);
    expect(await engine.execute({ query: '{ __typename }' })).toEqual({ data: { __typename: 'Query' } });
  });

  test('a hub that starts among them starts with the last good one', async () => {
    const home = lastKnownGood(replica.home, publicKey);
    const started = await startingSupergraph({
      pool: registry.pool,
      publicKey,
      lastKnownGood: home,
      onFault: () => {},
    });
    expect(started.number).toBe(replica.serving().number);
  });

  test('and serves on from its disk where the database holds nothing that it may serve', async () => {
    const none = { query: async () => ({ rows: [] }) } as unknown as TestRegistry['pool'];
    const home = lastKnownGood(replica.home, publicKey);
    const started = await startingSupergraph({
      pool: none,
      publicKey,
      lastKnownGood: home,
      onFault: () => {},
    });
    expect(started.sha256).toBe(replica.serving().sha256);
  });

  test('but not from a disk that somebody wrote to', async () => {
    const file = path.join(replica.home, 'supergraph.json');
    const kept = await readFile(file, 'utf8');
    await writeFile(file, kept.replace('127.0.0.1:1', '127.0.0.1:2'));
    expect(await lastKnownGood(replica.home, publicKey).read()).toBeUndefined();
    await writeFile(file, kept.slice(0, 1000));
    expect(await lastKnownGood(replica.home, publicKey).read()).toBeUndefined();
    await writeFile(file, kept);
    expect((await lastKnownGood(replica.home, publicKey).read())?.number).toBe(replica.serving().number);
  });
});
