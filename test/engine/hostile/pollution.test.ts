import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ExecutionResult } from 'graphql';
import { type Engine, startEngine } from '../../../gateway/engine/engine.js';
import { type Asked, hostileSdl, hostileSubgraphs } from './hostileGraph.js';

const inherited = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  '__lookupSetter__',
];

const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Map.prototype];
const picture = () =>
  prototypes.map((prototype) =>
    Reflect.ownKeys(prototype).map((key) => [
      String(key),
      Object.getOwnPropertyDescriptor(prototype, key)?.value,
    ]),
  );
let before: ReturnType<typeof picture>;
let engine: Engine;

beforeEach(() => {
  before = picture();
});
afterEach(async () => {
  expect(picture()).toEqual(before);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  await engine.close();
});

async function start(answered?: (result: ExecutionResult, asked: Asked) => ExecutionResult) {
  const { calls, local } = hostileSubgraphs(answered);
  engine = await startEngine({ supergraphSdl: hostileSdl, local });
  return { calls, ask: (query: string, more = {}) => engine.execute({ query, ...more }) };
}

const own = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;

describe.each(inherited)('the name %s', (name) => {
  test('is an alias like any other, at every level', async () => {
    const { ask } = await start();
    const { data, errors } = await ask(
      `{ ${name}: node { ${name}: name other: next { ${name}: tag next { ${name}: id } } } }`,
    );
    expect(errors).toBeUndefined();
    const node = own(data, name);
    expect(own(node, name)).toBe('one');
    expect(own(own(node, 'other'), name)).toBe('tag 1');
    expect(own(own(own(node, 'other'), 'next'), name)).toBe('1');
  });

  test('never reaches a subgraph as an alias', async () => {
    const { ask, calls } = await start();
    await ask(`{ node { ${name}: tag } }`);
    expect(calls.filter(({ query }) => query.includes(`${name}:`))).toEqual([]);
  });

  test('is a name of operations, fragments and variables like any other', async () => {
    const { ask } = await start();
    const query = `query ${name}($${name}: Boolean!) { node { ...${name} } } fragment ${name} on Node { name @include(if: $${name}) }`;
    // JSON, as a request brings it: a literal would set the prototype.
    const variables = JSON.parse(`{"${name}": true}`);
    expect(await ask(query, { operationName: name, variables })).toEqual({ data: { node: { name: 'one' } } });
    const others = JSON.parse(`{"${name}": false}`);
    expect(await ask(query, { operationName: name, variables: others })).toEqual({ data: { node: {} } });
  });

  test('is no operation that a document has where it has none of that name', async () => {
    const { ask } = await start();
    const { data, errors } = await ask('query One { headline } query Two { secret }', {
      operationName: name,
    });
    expect([data, errors?.length]).toEqual([undefined, 1]);
  });

  test('is refused as a field or type that nobody declared', async () => {
    const { ask, calls } = await start();
    const { data, errors } = await ask(`{ areas { ${name} } __type(name: "${name}") { name } }`);
    expect([data, errors?.length]).toEqual([undefined, 1]);
    expect(calls).toEqual([]);
    expect(await ask(`{ __type(name: "${name}") { name } }`)).toEqual({ data: { __type: null } });
  });

  test('poisons nothing as a key of a variable', async () => {
    const { ask } = await start();
    const variables = JSON.parse(`{"box": {"${name}": {"polluted": "yes"}}, "${name}": {"polluted": "yes"}}`);
    const { data } = await ask('query Q($box: Box) { echo(value: $box) }', { variables });
    expect(JSON.stringify(data ?? null)).not.toContain('polluted');
  });

  test('poisons nothing as a key that a subgraph sends', async () => {
    const poison = `"${name}":{"polluted":"yes","name":"evil","tag":"evil"},`;
    const { ask } = await start((result) => {
      const text = JSON.stringify(result);
      // Before the first member of every object.
      return JSON.parse(text.replaceAll('{"', `{${poison}"`));
    });
    expect(await ask('{ node { name tag next { id } } }')).toEqual({
      data: { node: { name: 'one', tag: 'tag 1', next: { id: '1' } } },
    });
  });
});

test('fields that are named like members of every object hold their own values', async () => {
  const { ask } = await start();
  const { data, errors } = await ask('{ node { constructor toString valueOf hasOwnProperty } }');
  expect(errors).toBeUndefined();
  const node = own(data, 'node');
  expect(['constructor', 'toString', 'valueOf', 'hasOwnProperty'].map((key) => own(node, key))).toEqual([
    'a value named constructor',
    'a value named toString',
    42,
    'own',
  ]);
});

test('such a field that a subgraph leaves out is missing, not found on every object', async () => {
  const { ask } = await start((result) =>
    JSON.parse(JSON.stringify(result).replace(/"(constructor|toString)":"[^"]*",?/g, '')),
  );
  const { data, errors } = await ask('{ node { constructor toString name } }');
  const node = own(data, 'node');
  expect(['constructor', 'toString', 'name'].map((key) => own(node, key))).toEqual([null, null, 'one']);
  expect(errors?.map(({ path, extensions }) => [path?.join('.'), extensions?.['code']])).toEqual([
    ['node.constructor', 'SUBGRAPH_INVALID_RESPONSE'],
    ['node.toString', 'SUBGRAPH_INVALID_RESPONSE'],
  ]);
});
