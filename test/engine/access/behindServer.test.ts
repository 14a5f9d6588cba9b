import { ApolloServer } from '@apollo/server';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Engine, startEngine } from '../../../gateway/engine/engine.js';
import { publicError } from '../../../gateway/http/publicError.js';
import { stage } from '../../../scripts/scenarios/stage.js';
import { accessGraph, variants } from './accessGraph.js';
import { type RequesterName, requesters } from './requesters.js';

const [, , renamed = fail()] = variants;
const graph = await accessGraph(renamed);
const set = stage(graph);
let engine: Engine;
let server: ApolloServer;
beforeAll(async () => {
  engine = await startEngine({ supergraphSdl: graph.supergraphSdl, local: set.local });
  server = new ApolloServer({
    gateway: engine.gateway,
    stopOnTerminationSignals: false,
    logger: { debug() {}, info() {}, warn() {}, error() {} },
    formatError: (formatted, error) =>
      publicError(formatted, error, (fault) => {
        throw fault;
      }),
  });
  await server.start();
});
afterAll(async () => {
  await server.stop();
  await engine.close();
});

async function ask(query: string, as: RequesterName) {
  set.reset();
  const contextValue = { engine: { authorisation: requesters[as] } };
  const { body, http } = await server.executeOperation({ query }, { contextValue });
  const result = body.kind === 'single' ? body.singleResult : undefined;
  return { status: http.status, result: JSON.parse(JSON.stringify(result)), calls: set.calls.length };
}

const denial = (path: readonly string[], told: object) => ({
  message: 'Unauthorized field or type',
  path,
  extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', ...told },
});

test('what is left is answered, and each denial told', async () => {
  expect(await ask('{ me { called: name keys: tags } }', 'nobody')).toEqual({
    status: undefined,
    calls: 1,
    result: {
      data: { me: { called: 'Ada', keys: null } },
      errors: [
        denial(['me', 'keys'], {
          dataset: 'user.tags',
          remedy: 'No agreement in force covers user.tags.',
        }),
      ],
    },
  });
});

test('where nothing is left it is refused with 403, and nobody is asked', async () => {
  const { status, calls, result } = await ask('{ audit me { score } }', 'nobody');
  expect([status, calls]).toEqual([403, 0]);
  expect(result).not.toHaveProperty('data');
  expect(result.errors).toEqual([
    denial(['audit'], { remedy: 'Ask with a token or a key that shows who you are.' }),
    denial(['me', 'score'], { remedy: 'Ask with a token that has the scope admin.' }),
  ]);
});

function fail(): never {
  throw new Error('There is no such variant.');
}
