import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Engine, startEngine } from '../../../gateway/engine/engine.js';
import { stage } from '../../../scripts/scenarios/stage.js';
import { accessGraph, underived, variants } from './accessGraph.js';
import { type RequesterName, requesters } from './requesters.js';

const [variant = fail()] = variants;
const graph = await accessGraph(variant);
const set = stage(graph);
let engine: Engine;
beforeAll(async () => {
  engine = await startEngine({ supergraphSdl: graph.supergraphSdl, local: set.local });
});
afterAll(() => engine.close());

const ask = (query: string, as: RequesterName) => {
  set.reset();
  return engine.execute({ query, authorisation: requesters[as] });
};
const pathsOf = ({ errors = [] }: Awaited<ReturnType<typeof ask>>) =>
  errors.map(({ path = [] }) => path.join('.'));

describe('a denial', () => {
  test('of a policy names the dataset and what would permit it', async () => {
    expect(await ask('{ me { name tags } }', 'person')).toEqual({
      errors: [
        {
          message: 'Unauthorized field or type',
          path: ['me', 'tags'],
          extensions: {
            code: 'UNAUTHORIZED_FIELD_OR_TYPE',
            dataset: 'user.tags',
            remedy: 'No agreement in force covers user.tags.',
          },
        },
      ],
      data: { me: { name: 'Ada', tags: null } },
    });
  });

  test('of scopes names those that lack least', async () => {
    const { errors } = await ask('{ me { name score } }', 'nobody');
    expect(errors?.[0]?.extensions).toEqual({
      code: 'UNAUTHORIZED_FIELD_OR_TYPE',
      remedy: 'Ask with a token that has the scope admin.',
    });
  });

  test('of somebody unknown says how to be known', async () => {
    const { errors } = await ask('{ open audit }', 'nobody');
    expect(errors?.[0]?.extensions?.['remedy']).toBe('Ask with a token or a key that shows who you are.');
  });

  test('is every field’s where the engine is told nothing of its requester', async () => {
    const answer = await engine.execute({ query: '{ open audit me { score } secret { text } }' });
    expect(pathsOf(answer)).toEqual(['audit', 'me.score', 'secret']);
    expect(answer.data).toEqual({ open: 'open', audit: null, me: null, secret: null });
  });
});

describe('what was denied is null in its place', () => {
  test('in the order of the question', async () => {
    const { data } = await ask('{ me { email name score points } audit open }', 'nobody');
    expect(JSON.stringify(data)).toBe(
      '{"me":{"email":null,"name":"Ada","score":null,"points":70},"audit":null,"open":"open"}',
    );
  });

  test('in every member of a list', async () => {
    const { data } = await ask('{ users { name friends { name email } } }', 'nobody');
    const friend = (name: string) => ({ name, email: null });
    expect(data).toEqual({
      users: [
        { name: 'Ada', friends: [friend('Bea'), friend('Cy')] },
        { name: 'Bea', friends: [] },
        { name: 'Cy', friends: null },
      ],
    });
  });

  test('only in the members of a union that it was denied of', async () => {
    const query =
      '{ things { ... on User { value: name } ... on Org { value: name } ... on Team { motto } } }';
    expect((await ask(query, 'nobody')).data).toEqual({
      things: [{ value: 'Ada' }, { value: null }, { motto: 'On' }, {}],
    });
  });

  test('with the fields below that another selection of it asks for', async () => {
    const query = '{ me { friend { name } ... on User { friend { mail: email } } } }';
    expect((await ask(query, 'nobody')).data).toEqual({ me: { friend: { name: 'Bea', mail: null } } });
  });

  test('and takes along what may not be null around it', async () => {
    const answer = await ask('{ open me { name strict } nodes { id ... on User { strict } } }', 'nobody');
    expect(answer.data).toEqual({ open: 'open', me: null, nodes: [null, { id: 'acme' }, null] });
    expect(pathsOf(answer)).toEqual(['me.strict', 'nodes.@.strict']);
  });

  test('up to all data', async () => {
    const answer = await ask('{ open things { ... on Secret { __typename } } }', 'nobody');
    expect(answer.data).toBeNull();
    expect(pathsOf(answer)).toEqual(['things.@.__typename']);
  });
});

describe('the plan of one requester', () => {
  const question = '{ me { name email score tags } }';

  test.each([
    ['everything', 'nobody'],
    ['nobody', 'everything'],
  ] as const)('is never given to another: %s, then %s', async (first, second) => {
    const fresh = await startEngine({ supergraphSdl: graph.supergraphSdl, local: set.local });
    const answers = [];
    for (const as of [first, second, first]) {
      answers.push(await fresh.execute({ query: question, authorisation: requesters[as] }));
    }
    await fresh.close();
    const expected = { everything: [], nobody: ['me.email', 'me.score', 'me.tags'] };
    expect(answers.map(pathsOf)).toEqual([expected[first], expected[second], expected[first]]);
  });

  test('is never given to another who asks at the same time, though runs are shared', async () => {
    const { supergraphSdl } = graph;
    const shared = await startEngine({
      supergraphSdl,
      local: set.local,
      dedupe: { operations: true, calls: true },
    });
    const names = ['everything', 'nobody', 'person', 'reader', 'nobody', 'everything'] as const;
    const answers = await Promise.all(
      names.map((as) => shared.execute({ query: question, authorisation: requesters[as] })),
    );
    await shared.close();
    expect(answers.map((answer) => pathsOf(answer).length)).toEqual([0, 3, 2, 1, 3, 0]);
  });

  test('is prepared for the same requester on another supergraph', async () => {
    const swapped = await startEngine({ supergraphSdl: graph.supergraphSdl, local: set.local });
    await swapped.execute({ query: question, authorisation: requesters.person });
    await swapped.swap(`${graph.supergraphSdl}\n# anew`);
    const answer = await swapped.execute({ query: question, authorisation: requesters.person });
    await swapped.close();
    expect(pathsOf(answer)).toEqual(['me.score', 'me.tags']);
  });

  test('shows what was left', async () => {
    const { operation, step } = await engine.explain({ query: question, authorisation: requesters.nobody });
    expect(operation).toBe('query{me{name}}');
    expect(JSON.stringify(step)).not.toMatch(/email|score|tags/);
  });
});

test('introspection stays whole beside what is denied', async () => {
  const { data, errors } = await ask('{ audit __type(name: "Secret") { name } }', 'nobody');
  expect(data).toEqual({ audit: null, __type: { name: 'Secret' } });
  expect(errors).toHaveLength(1);
});

describe('an interface with a member that is protected as a type', () => {
  test('is protected as composition says', async () => {
    const answer = await ask('{ open staff { ... on Clerk { desk } } }', 'nobody');
    expect(answer.data).toEqual({ open: 'open', staff: null });
    expect(pathsOf(answer)).toEqual(['staff']);
    expect((await ask('{ staff { title } }', 'person')).data).toEqual({
      staff: [{ title: 'Clerk' }, { title: 'Judge' }],
    });
  });

  test('shows open members in fragments, and no field of its own, where composition says nothing', async () => {
    const older = await startEngine({ supergraphSdl: underived(graph.supergraphSdl), local: set.local });
    const query = '{ staff { __typename title ... on Clerk { desk } ... on Judge { court } } }';
    const answer = await older.execute({ query, authorisation: requesters.nobody });
    await older.close();
    expect(pathsOf(answer)).toEqual(['staff.@.title', 'staff.@.court']);
    expect(answer.data).toEqual({
      staff: [
        { __typename: 'Clerk', title: null, desk: 4 },
        { __typename: 'Judge', title: null, court: null },
      ],
    });
  });
});

function fail(): never {
  throw new Error('There is no variant.');
}
