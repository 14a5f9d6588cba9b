import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type DocumentNode, type FieldDefinitionNode, Kind, parse } from 'graphql';
import type { Cell } from '../../../schema/protocol/cell.js';
import { type SignedRelease, signatureFault } from '../../../schema/protocol/release.js';
import { isTenFive } from '../../../schema/protocol/tenFive.js';
import { type SubgraphServer, startSubgraphServer } from '../serve.js';
import type { Subgraph } from '../subgraph.js';
import { askUnsigned, type TestHub, testHub } from './testHub.js';

export interface DescribedSubgraph {
  readonly name: string;
  readonly start: (hooks: { readonly onLookup: () => void }) => Subgraph | Promise<Subgraph>;
  readonly releases: readonly SignedRelease[];
  readonly publicKey: string;
}

/** Tests of any subgraph that answers with releases, for `node --test`: contract, guard, batching, release safety. */
export function describeSubgraph({ name, start, releases, publicKey }: DescribedSubgraph): void {
  let lookups = 0;
  let subgraph: Subgraph;
  let server: SubgraphServer;
  let hub: TestHub;
  const faults: unknown[] = [];
  before(async () => {
    subgraph = await start({ onLookup: () => lookups++ });
    hub = testHub(name);
    const onError = (error: unknown) => void faults.push(error);
    const listening = { host: '127.0.0.1', port: 0, onError, onRefusals: () => {} };
    server = await startSubgraphServer({ subgraphs: [subgraph], findKey: () => hub.findKey, ...listening });
  });
  after(() => server.close());

  describe(`${name}: the contract`, () => {
    test('every field of its own has a description, a policy and a name that begins with the subgraph', () => {
      const document = parse(subgraph.sdl);
      for (const field of areaFields(document)) {
        assert.ok(field.description, `${field.name.value} has no description`);
        assert.ok(
          field.directives?.some((directive) => directive.name.value === 'policy'),
          `${field.name.value} has no policy`,
        );
        const prefix = name.split('-')[0] ?? name;
        assert.ok(field.name.value.startsWith(prefix), `${field.name.value} does not begin with ${prefix}`);
      }
    });
  });

  describe(`${name}: the guard`, () => {
    test('refuses whoever signs nothing, also for its schema', async () => {
      for (const query of ['{ __typename }', '{ _service { sdl } }'])
        assert.equal((await askUnsigned(server.url(name), query)).status, 401);
    });

    test('shows its schema to the registry of its hub', async () => {
      const { data } = await hub.askForSchema(server.url(name));
      assert.equal(data?._service?.sdl, subgraph.sdl);
    });
  });

  describe(`${name}: batching and release safety`, () => {
    test('looks up once, however many areas are asked about, and answers what was released', async () => {
      for (const signed of releases) {
        for (const table of signed.release.tables.filter(({ cells }) => cells.length > 0)) {
          lookups = 0;
          const answered = await hub.askForTable(server.url(name), {
            sdl: subgraph.sdl,
            signed,
            table: table.name,
          });
          assert.equal(lookups, 1);
          assert.deepEqual(answered, countsOf(table.cells));
        }
      }
      assert.deepEqual(faults, []);
    });

    test('releases are signed by their owner, and show nothing that their rule hides', () => {
      for (const signed of releases) {
        assert.equal(signatureFault(signed, publicKey), undefined);
        for (const cell of signed.release.tables.flatMap(({ cells }) => cells)) {
          assert.equal(cell.status === 'RELEASED', cell.value !== null);
          if (signed.release.rule === 'TEN_FIVE' && cell.value !== null) assert.ok(isTenFive(cell.value));
        }
      }
    });
  });
}

const countsOf = (cells: readonly Cell[]) =>
  cells.map(({ area, period, value, status }) => [area, period, value, status].join(' ')).sort();

/** Fields that the subgraph gives Area, beside its key. */
function areaFields({ definitions }: DocumentNode): readonly FieldDefinitionNode[] {
  return definitions.flatMap((one) =>
    one.kind === Kind.OBJECT_TYPE_DEFINITION && one.name.value === 'Area'
      ? (one.fields ?? []).filter(({ name }) => name.value !== 'code')
      : [],
  );
}
