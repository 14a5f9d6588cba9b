import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type DocumentNode, Kind, visit } from 'graphql';
import { type Engine, type EngineOptions, startEngine } from '../../../gateway/engine/engine.js';
import { hostileSdl, hostileSubgraphs } from './hostileGraph.js';

interface Context {
  readonly isRestricted: boolean;
  readonly engine: { readonly authorisation: { readonly fingerprint: string } };
}

const permissive: Context = { isRestricted: false, engine: { authorisation: { fingerprint: 'all' } } };
const restricted: Context = { isRestricted: true, engine: { authorisation: { fingerprint: 'some' } } };

const query = 'query Same { headline secret node { tag } }';
const whole = { headline: 'All is well.', secret: 'a secret', node: { tag: 'tag 1' } };
const rest = { headline: 'All is well.', node: { tag: 'tag 1' } };

const withoutSecret = (document: DocumentNode): DocumentNode =>
  visit(document, { Field: ({ name }) => (name.value === 'secret' ? null : undefined) });

/** What access control does: takes away what a requester may not see, once the document has been found or parsed. */
const filter: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didResolveOperation: async (request) => {
      if (!request.contextValue.isRestricted) return;
      const document = withoutSecret(request.document);
      const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
      Object.assign(request, { document, operation });
    },
  }),
};

let engine: Engine;
let server: ApolloServer<Context>;
afterEach(async () => {
  await server.stop();
  await engine.close();
});

async function start(options: Partial<EngineOptions> = {}) {
  const { calls, local } = hostileSubgraphs();
  engine = await startEngine({ supergraphSdl: hostileSdl, local, ...options });
  server = new ApolloServer<Context>({ gateway: engine.gateway, plugins: [filter] });
  await server.start();
  const ask = async (contextValue: Context): Promise<unknown> => {
    const { body } = await server.executeOperation({ query, operationName: 'Same' }, { contextValue });
    return body.kind === 'single' ? JSON.parse(JSON.stringify(body.singleResult)) : undefined;
  };
  return { ask, asksForSecret: () => calls.filter((call) => call.query.includes('secret')).length };
}

describe('one text asked by two who may see different things', () => {
  test('is answered in part after it was answered whole', async () => {
    const { ask, asksForSecret } = await start();
    expect(await ask(permissive)).toEqual({ data: whole });
    expect(await ask(restricted)).toEqual({ data: rest });
    expect(asksForSecret()).toBe(1);
  });

  test('is answered whole after it was answered in part', async () => {
    const { ask, asksForSecret } = await start();
    expect(await ask(restricted)).toEqual({ data: rest });
    expect(asksForSecret()).toBe(0);
    expect(await ask(permissive)).toEqual({ data: whole });
  });

  test('is kept apart where they ask at the same time, and equal requests are joined', async () => {
    const { ask, asksForSecret } = await start({ dedupe: { operations: true, calls: true } });
    const turns = [permissive, restricted, permissive, restricted, restricted, permissive];
    const answers = await Promise.all(turns.map((turn) => ask(turn)));
    expect(answers).toEqual(turns.map((turn) => ({ data: turn.isRestricted ? rest : whole })));
    expect(asksForSecret()).toBe(1);
  });

  test('is kept apart through many turns, so that no cache mixes them up later', async () => {
    const { ask } = await start({ limits: { planCacheEntries: 1 } });
    for (let at = 0; at < 6; at++) {
      expect(await ask(at % 2 === 0 ? permissive : restricted)).toEqual({
        data: at % 2 === 0 ? whole : rest,
      });
    }
  });
});

test('equal requests of callers with other authorisation are never joined, though they ask the same', async () => {
  const { calls, local } = hostileSubgraphs();
  engine = await startEngine({ supergraphSdl: hostileSdl, local, dedupe: { operations: true, calls: true } });
  const ask = (fingerprint: string) =>
    engine.execute({ query: '{ headline }', authorisation: { fingerprint } });
  await Promise.all(['a', 'b', 'a', 'b', 'a'].map(ask));
  expect(calls).toHaveLength(2);
});

test('nor are those whose requests to a subgraph are signed differently', async () => {
  const { calls, local } = hostileSubgraphs();
  engine = await startEngine({ supergraphSdl: hostileSdl, local, dedupe: { calls: true } });
  const ask = (signature: string, fingerprint?: string) =>
    engine.execute({
      query: '{ headline }',
      headersFor: () => ({ signature }),
      ...(fingerprint && { authorisation: { fingerprint } }),
    });
  await Promise.all([ask('a', 'one'), ask('b', 'other'), ask('c', 'one')]);
  expect(calls).toHaveLength(2);
  await Promise.all([ask('a'), ask('a')]);
  expect(calls).toHaveLength(4);
});

test('mutations are never joined', async () => {
  const { startTestGateway } = await import('../faults/testGateway.js');
  const gateway = await startTestGateway({ dedupe: { operations: true, calls: true } });
  await Promise.all([1, 2, 3].map(() => gateway.ask('mutation { openShelter(name: "Harbour") }')));
  expect(gateway.partner.calls).toHaveLength(3);
  await gateway.close();
});
