import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Engine, startEngine } from '../../../gateway/engine/engine.js';
import { composeSupergraph } from '../../../scripts/generate/composeSupergraph.js';
import { hostileSdl, hostileSubgraphs } from './hostileGraph.js';

let engine: Engine;
beforeEach(async () => {
  engine = await startEngine({ supergraphSdl: hostileSdl, local: hostileSubgraphs().local });
});
afterEach(() => engine.close());

const ask = () => engine.execute({ query: '{ headline node { tag } }' });
const answer = { data: { headline: 'All is well.', node: { tag: 'tag 1' } } };

const poisoned: Readonly<Record<string, string>> = {
  nothing: '',
  blanks: '  \n',
  'no GraphQL': '<!doctype html><title>502</title>',
  'half a supergraph': hostileSdl.slice(0, hostileSdl.length / 2),
  'a schema that is no supergraph': 'type Query { headline: String }',
  'an operation': '{ headline }',
  'a supergraph without subgraphs': hostileSdl.replace(/enum join__Graph \{[^}]*\}/, ''),
  'a supergraph without a query': hostileSdl
    .replace(/\btype Query\b/, 'type Inquiry')
    .replace(/query: Query/, ''),
  'types nobody declares': hostileSdl.replace('headline: String', 'headline: Nowhere'),
  'a million brackets': '{'.repeat(1_000_000),
  'a million types': Array.from({ length: 100_000 }, (_, at) => `type T${at} { a: Int }`).join('\n'),
};

test.each(Object.entries(poisoned))('%s never takes the place of what is served', async (_, sdl) => {
  const during = Promise.all(Array.from({ length: 10 }, ask));
  await expect(engine.swap(sdl)).rejects.toThrow();
  expect(await during).toEqual(Array(10).fill(answer));
  expect(await ask()).toEqual(answer);
});

test('a request ends on the supergraph it began with, and the next one begins on the new', async () => {
  const next = composeSupergraph([{ name: 'nodes', sdl: 'type Query { headline: String }' }]);
  const before = Array.from({ length: 10 }, ask);
  await engine.swap(next);
  expect(await Promise.all(before)).toEqual(Array(10).fill(answer));
  expect(await engine.execute({ query: '{ headline }' })).toEqual({ data: { headline: 'All is well.' } });
  expect((await ask()).errors?.map(({ message }) => message)).toEqual([
    'Cannot query field "node" on type "Query".',
  ]);
});
