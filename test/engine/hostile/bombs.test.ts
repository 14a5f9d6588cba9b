import { ApolloServer } from '@apollo/server';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Engine, startEngine } from '../../../gateway/engine/engine.js';
import { documentLimits } from '../../../gateway/engine/limits/readDocument.js';
import { allowedDocuments, refusedDocuments } from './hostileDocuments.js';
import { hostileSdl, hostileSubgraphs } from './hostileGraph.js';
import { longestStretch } from './longestStretch.js';

/** What is promised: nobody waits longer for somebody else's document. */
const promisedMs = 50;

const { calls, local } = hostileSubgraphs();
let engine: Engine;
let server: ApolloServer;
beforeAll(async () => {
  engine = await startEngine({ supergraphSdl: hostileSdl, local });
  server = new ApolloServer({
    ...documentLimits,
    gateway: engine.gateway,
    includeStacktraceInErrorResponses: false,
  });
  await server.start();
  // A hub that has just started compiles its own code; it's not what a document costs.
  for (let round = 0; round < 2; round++) {
    for (const query of [...Object.values(allowedDocuments), ...Object.values(refusedDocuments)]) {
      await engine.execute({ query: `query Warm${round} ${query.slice(query.indexOf('{'))}` });
      await throughApollo(query);
    }
  }
});
afterAll(async () => {
  await server.stop();
  await engine.close();
});

async function throughApollo(query: string) {
  const { body, http } = await server.executeOperation({ query: `${query} ` });
  if (body.kind !== 'single') throw new TypeError('One answer was expected.');
  return { status: http.status, ...body.singleResult };
}

describe.each(Object.entries(refusedDocuments))('%s', (_, query) => {
  test('is refused before a subgraph is asked, and holds nobody up', async () => {
    const before = calls.length;
    const { result, blockedMs } = await longestStretch(() => engine.execute({ query }));
    expect(result.data).toBeUndefined();
    expect(result.errors?.length).toBeGreaterThan(0);
    expect(result.errors?.length).toBeLessThanOrEqual(21);
    expect(JSON.stringify(result).length).toBeLessThan(200_000);
    expect(JSON.stringify(result)).not.toMatch(/Did you mean "|node_modules|\bat .*\.js/);
    expect(calls).toHaveLength(before);
    expect(blockedMs).toBeLessThan(promisedMs);
  });

  test('is refused by Apollo Server with 400, and holds nobody up', async () => {
    const { result, blockedMs } = await longestStretch(() => throughApollo(query));
    expect([result.status, result.data]).toEqual([400, undefined]);
    expect(blockedMs).toBeLessThan(promisedMs);
  });
});

describe.each(Object.entries(allowedDocuments))('%s', (_, query) => {
  test('is answered, and holds nobody up while it is planned', async () => {
    const stretches: number[] = [];
    for (const name of ['one', 'two', 'three', 'four', 'five']) {
      // Other names make it an operation that nobody has planned.
      const fresh = query.replace('query Q {', `query Fresh { ${name}: headline `);
      const { result, blockedMs } = await longestStretch(() => engine.execute({ query: fresh }));
      expect(result.errors).toBeUndefined();
      expect(result.data?.[name]).toBe('All is well.');
      stretches.push(blockedMs);
    }
    // What else the machine does makes a stretch longer, never shorter: the least is what the document costs.
    expect(Math.min(...stretches)).toBeLessThan(promisedMs);
  });
});
