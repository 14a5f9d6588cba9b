import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { authorise } from '../../../gateway/registry/publishing/authorise.js';
import { readBase } from '../../../gateway/registry/publishing/publicationBase.js';
import { publishSubgraph } from '../../../gateway/registry/publishing/publish.js';
import { historyOf, listSubgraphs } from '../../../gateway/registry/publishing/read/readRegistry.js';
import { newestSupergraph } from '../../../gateway/registry/publishing/store/storedSupergraph.js';
import { signPublication } from '../../../schema/protocol/publication.js';
import { supergraphSignatureFault } from '../../../schema/protocol/signedSupergraph.js';
import { demonstrationKey } from '../../../scripts/demonstration/demonstrationKey.js';
import { harbourSdl, withLeaflet } from './harbourSdl.js';
import { owner, publicKey, startTestRegistry, type TestRegistry } from './testRegistry.js';

let registry: TestRegistry;
beforeAll(async () => {
  registry = await startTestRegistry();
});
afterAll(() => registry.stop());

const newest = async () => {
  const found = await newestSupergraph(registry.pool);
  if (found === undefined) throw new Error('no supergraph');
  return found;
};

test('what ships is registered at the first start, signed by the hub', async () => {
  const found = await newest();
  expect(found).toMatchObject({ number: 1, reason: 'SEED' });
  expect(found.members.map(({ subgraph, version }) => `${subgraph} ${version}`)).toEqual([
    'evidence 1',
    'hub 1',
    'mayors 1',
    'police 1',
    'safeguarding 1',
    'support 1',
  ]);
  expect(supergraphSignatureFault(found, publicKey)).toBeUndefined();
});

test('a publication makes a version and a supergraph, and the same again makes nothing', async () => {
  expect(await registry.publish({ sdl: harbourSdl })).toEqual({
    outcome: 'PUBLISHED',
    subgraph: 'harbour',
    version: 1,
    supergraph: 2,
    findings: [],
  });
  expect(await registry.publish({ sdl: harbourSdl })).toMatchObject({
    outcome: 'KNOWN',
    version: 1,
    supergraph: 2,
  });
  const found = await newest();
  expect(found.sdl).toContain('harbourClients');
  expect(found.members.find(({ subgraph }) => subgraph === 'harbour')?.routingUrl).toBe(
    'http://127.0.0.1:1/harbour',
  );
  expect(supergraphSignatureFault(found, publicKey)).toBeUndefined();
});

test('a second version, a way back in one call, and forward again', async () => {
  expect(await registry.publish({ sdl: withLeaflet })).toMatchObject({ version: 2, supergraph: 3 });
  expect((await newest()).sdl).toContain('harbourLeaflet');
  expect(await registry.rollback()).toMatchObject({ version: 1, supergraph: 4 });
  expect((await newest()).sdl).not.toContain('harbourLeaflet');
  expect(await registry.rollback(2)).toMatchObject({ version: 2, supergraph: 5 });
  expect((await newest()).sdl).toContain('harbourLeaflet');
  expect((await historyOf(registry.pool, 'harbour')).map(({ kind, version }) => [kind, version])).toEqual([
    ['ROLLED_BACK', 2],
    ['ROLLED_BACK', 1],
    ['PUBLISHED', 2],
    ['CHECK_PASSED', null],
    ['PUBLISHED', 1],
    ['CHECK_PASSED', null],
  ]);
  const { audit } = registry.means;
  expect(
    audit.entries.map((entry) => 'facts' in entry && [entry.action, entry.by, entry.facts?.['supergraph']]),
  ).toEqual([
    ['SHIPPED', null, 1],
    ['PUBLISHED', owner, 2],
    ['PUBLISHED', owner, 3],
    ['ROLLED_BACK', owner, 4],
    ['ROLLED_BACK', owner, 5],
  ]);
  expect((await listSubgraphs(registry.pool)).find(({ name }) => name === 'harbour')).toMatchObject({
    owner,
    version: 2,
    changedAt: 5,
  });
});

describe('nothing changes where', () => {
  const publication = async (changed: object = {}) => ({
    action: 'PUBLISH' as const,
    subgraph: 'harbour',
    owner,
    sdl: harbourSdl,
    routingUrl: 'https://elsewhere.example.org/',
    contact: 'statistics@example.org',
    after: (await readBase(registry.pool, 'harbour')).changedAt,
    ...changed,
  });
  const send = async (changed: object, key = demonstrationKey(owner)) => {
    const wanted = await publication(changed);
    const authorised = await authorise(registry.means.register, signPublication(wanted, key));
    return publishSubgraph(registry.means, { ...authorised, publication: wanted });
  };

  test.each([
    [
      'another key signed it',
      () => send({}, demonstrationKey('metropolitan-police-demo')),
      'PUBLICATION_UNSIGNED',
    ],
    ['its owner is nobody', () => send({ owner: 'nobody' }), 'PUBLICATION_UNSIGNED'],
    [
      'the name belongs to another',
      () => registry.publish({ sdl: harbourSdl, by: 'north-west-outreach-demo' }),
      'PUBLICATION_REFUSED',
    ],
    [
      'the name is one that ships',
      () => registry.publish({ sdl: harbourSdl, subgraph: 'police' }),
      'PUBLICATION_REFUSED',
    ],
    ['it was sent before', () => send({ after: 0 }), 'PUBLICATION_CONFLICT'],
    [
      'it cannot be recorded',
      async () => {
        const { audit } = registry.means;
        audit.isAvailable = false;
        try {
          return await registry.publish({ sdl: harbourSdl });
        } finally {
          audit.isAvailable = true;
        }
      },
      'AUDIT_UNAVAILABLE',
    ],
    ['it keeps no contract', () => registry.publish({ sdl: 'type Query { a: Int }' }), 'PUBLICATION_REFUSED'],
    ['it goes back to a version that is none', () => registry.rollback(99), 'PUBLICATION_REFUSED'],
    [
      'it is no publication',
      () => authorise(registry.means.register, { publication: {} }),
      'PUBLICATION_REFUSED',
    ],
  ])('%s', async (_, act, code) => {
    const before = await newest();
    await expect(act()).rejects.toMatchObject({ code });
    expect((await newest()).number).toBe(before.number);
  });

  test('what was published can be changed by nobody', async () => {
    for (const table of [
      'subgraph',
      'subgraph_version',
      'supergraph',
      'supergraph_member',
      'subgraph_check',
    ]) {
      await expect(registry.pool.query(`DELETE FROM ${table}`)).rejects.toThrow(/only ever added to/);
    }
  });
});

test('two who publish at once both get through, one after the other', async () => {
  const other = harbourSdl.replaceAll('harbour', 'lantern').replaceAll('Harbour', 'Lantern');
  const [first, second] = await Promise.all([
    registry.publish({ sdl: harbourSdl }),
    registry.publish({ sdl: other, subgraph: 'lantern', by: 'north-west-outreach-demo' }),
  ]);
  expect(Math.abs(first.supergraph - second.supergraph)).toBe(1);
  const { sdl } = await newest();
  expect(sdl).toContain('lanternClients');
  expect(sdl).toContain('harbourClients');
});
