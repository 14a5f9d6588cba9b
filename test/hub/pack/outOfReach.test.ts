import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { everythingPermitted } from '../../../gateway/access/directives/everythingPermitted.js';
import { anonymous } from '../../../gateway/access/requester.js';
import { startEngine } from '../../../gateway/engine/engine.js';
import type { EngineContext } from '../../../gateway/engine/engineContext.js';
import { askPack, buildPack, type PackFile, packFiles } from '../../../gateway/pack/index.js';
import { sha256Of } from '../../../gateway/pack/proof/manifest.js';
import { apiSchemaOf } from '../../../gateway/questions/apiSchema.js';
import type { Ask } from '../../../gateway/questions/ask.js';
import { loadQuestions } from '../../../gateway/questions/loadQuestions.js';
import { wordsOf } from '../../../gateway/questions/words.js';
import { loadAreas } from '../../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../../schema/datasets/catalogue.js';
import { loadFigures } from '../../../schema/figures/loadFigures.js';
import { loadIndicators } from '../../../schema/indicators/loadIndicators.js';
import { loadProse } from '../../../schema/pack/loadProse.js';
import { findDatabases } from '../../../scripts/database/databases.js';
import { freePort } from '../../../scripts/database/freePort.js';
import { choosePack } from '../../../scripts/pack/choosePack.js';
import { startSubgraphs } from '../../../scripts/subgraphs/shippedSubgraphs.js';
import { type SubgraphServer, startSubgraphServer } from '../../../subgraphs/kit/index.js';
import { permittedCaller, testKeys } from '../../kit/guard/testKeys.js';
import { testHub } from '../testHub.js';
import { builtByHub, builtOn } from './builtByHub.js';

const { home } = testHub();
const supergraphSdl = readFileSync(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8');
const apiSchema = apiSchemaOf(supergraphSdl);
const hashes = (files: readonly PackFile[]) => files.map(({ path, bytes }) => `${path} ${sha256Of(bytes)}`);

describe('with every partner out of reach', () => {
  const keys = testKeys();
  let subgraphs: SubgraphServer;
  let subgraphUrl: (name: string) => string;
  const authorisation = everythingPermitted(supergraphSdl);
  const up = ['evidence', 'mayors'];

  beforeAll(async () => {
    const started = await startSubgraphs(['evidence', 'mayors'], {
      databases: await findDatabases({ home }),
    });
    subgraphs = await startSubgraphServer({
      subgraphs: started,
      findKey: keys.findKey,
      host: '127.0.0.1',
      port: 0,
      onError: console.error,
    });
    const nowhere = `http://127.0.0.1:${await freePort()}`;
    subgraphUrl = (name) => (up.includes(name) ? subgraphs.url(name) : nowhere);
  });
  afterAll(() => subgraphs.close());

  async function built(asked: string) {
    const engine = await startEngine({ supergraphSdl, subgraphUrl });
    const server = new ApolloServer<{ engine: EngineContext }>({
      gateway: engine.gateway,
      stopOnTerminationSignals: false,
    });
    await server.start();
    const chosen = choosePack(asked);
    const figures = loadFigures();
    const asking = {
      ask: askOf(server),
      requester: anonymous,
      apiSchema,
      questions: loadQuestions(),
      areas: loadAreas(),
      catalogue: loadCatalogue(),
      indicators: loadIndicators(loadCatalogue()),
      note: () => {},
    };
    const answers = await askPack(asking, figures, chosen);
    await server.stop();
    await engine.close();
    const words = wordsOf(apiSchema, loadCatalogue());
    return buildPack({ ...chosen, builtOn, figures, prose: loadProse(), answers, words });
  }

  const askOf =
    (server: ApolloServer<{ engine: EngineContext }>): Ask =>
    async ({ query, operationName, variables }) => {
      const { body } = await server.executeOperation(
        { query, operationName, variables: { ...variables } },
        { contextValue: { engine: { headersFor: keys.signer.forQuestion(permittedCaller), authorisation } } },
      );
      if (body.kind !== 'single') throw new TypeError('Expected one answer.');
      return body.singleResult;
    };

  test('the pack of published figures is the same in every format, byte for byte', async () => {
    const [alone, usual] = [await built('official'), await builtByHub('official')];
    expect(hashes(await packFiles(alone, () => {}))).toEqual(hashes(usual.files));
  });

  test('the whole pack has its published figures, and a gap that says which partner was asked', async () => {
    const pack = await built('whole');
    expect(pack.asks.flatMap(({ figures }) => figures.map(({ id }) => id))).toEqual([
      '6a.1',
      '6b.1',
      '6c.1',
      '6d.1',
      '6e.1',
    ]);
    expect(pack.gaps.flatMap(({ ask: about, because }) => (because ? [[about, because]] : []))).toEqual([
      ['6a', 'The subgraph police is out of reach.'],
      ['6b', 'The subgraph support is out of reach.'],
      ['6c', 'The subgraph support is out of reach.'],
      ['6d', 'The subgraph support is out of reach.'],
      ['6e', 'The subgraph support is out of reach.'],
    ]);
    expect(pack.isSynthetic).toBe(false);
  });
});
