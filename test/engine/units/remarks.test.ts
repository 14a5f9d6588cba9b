import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { value } from '../faults/reply.js';
import { startTestGateway, type TestGateway } from '../faults/testGateway.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());
beforeEach(() => gateway.partner.serve(undefined));

const leftOut = (owner: string) => ({
  message: `No agreement in force covers figures of ${owner}.`,
  extensions: {
    code: 'AGREEMENT_NOT_IN_FORCE',
    owner,
    dataset: 'support.beds',
    remedy: 'An agreement would.',
  },
});

type Path = readonly (string | number)[];

/** The partner answers honestly, and says this beside values that it gives. */
function remarked(...remarks: readonly (readonly [string, Path])[]): void {
  gateway.partner.serve(({ answer }) => {
    // One request may ask for entities of several places, each under a name of its own.
    const errors = Object.keys(answer.data ?? {}).flatMap((root) =>
      remarks.map(([owner, [, ...below]]) => {
        const { message, extensions } = leftOut(owner);
        return { message, path: [root, ...below], extensions: { ...extensions, public: true } };
      }),
    );
    return value({ ...answer, errors });
  });
}

const told = (owner: string, path: Path) => ({ ...leftOut(owner), path });

describe('what a subgraph says beside a value', () => {
  test('stands at the field of the client, once, and the value stays', async () => {
    remarked(['Harbour', ['shelters']]);
    const { data, errors } = await gateway.ask('{ homes: shelters { name } }');
    expect(data).toEqual({ homes: [{ name: 'Harbour' }, { name: 'Lantern' }] });
    expect(errors).toEqual([told('Harbour', ['homes'])]);
  });

  test('stands at each entity it is about, under each name that it is asked by', async () => {
    remarked(
      ['Harbour', ['_entities', 1, 'days']],
      ['Lantern', ['_entities', 1, 'days']],
      ['Harbour', ['_entities', 2, 'shelter']],
    );
    const { data, errors } = await gateway.ask('{ areas { code a: days b: days shelter { name } } }');
    expect(data?.['areas']).toMatchObject([
      { a: [0, 1] },
      { a: [1, 2], b: [1, 2] },
      { shelter: { name: 'Harbour' } },
    ]);
    expect(errors).toEqual([
      told('Harbour', ['areas', 1, 'a']),
      told('Lantern', ['areas', 1, 'a']),
      told('Harbour', ['areas', 1, 'b']),
      told('Lantern', ['areas', 1, 'b']),
      told('Harbour', ['areas', 2, 'shelter']),
    ]);
  });

  test('stands wherever the same entity is shown', async () => {
    remarked(['Harbour', ['_entities', 0, 'days']]);
    const { errors } = await gateway.ask('{ one: areas { days } other: areas { label days } }');
    expect(errors).toContainEqual(told('Harbour', ['one', 0, 'days']));
    expect(errors).toContainEqual(told('Harbour', ['other', 0, 'days']));
  });

  test('is told beside what failed', async () => {
    gateway.partner.serve(({ answer }) => {
      const { message, extensions } = leftOut('Harbour');
      const given = z.array(z.looseObject({})).parse(answer.data?.['_entities']);
      const entities = given.map((entity) => ({ ...entity, beds: null }));
      return value({
        data: { _entities: entities },
        errors: [
          { message, path: ['_entities', 0, 'days'], extensions: { ...extensions, public: true } },
          { message: 'secret', path: ['_entities', 0, 'beds'] },
        ],
      });
    });
    const { data, errors } = await gateway.ask('{ areas { beds days } }');
    expect(data?.['areas']).toMatchObject([{ beds: null, days: [0, 1] }, { beds: null }, { beds: null }]);
    expect(errors).toEqual([
      {
        message: 'The subgraph partner could not answer this.',
        path: ['areas', 0, 'beds'],
        extensions: expect.anything(),
      },
      told('Harbour', ['areas', 0, 'days']),
    ]);
  });

  test('says nothing but its code where the subgraph does not mark it as public', async () => {
    gateway.partner.serve(({ answer }) =>
      value({ ...answer, errors: [{ message: 'secret', path: ['shelters'] }] }),
    );
    const { data, errors } = await gateway.ask('{ shelters { name } }');
    expect(data).toEqual({ shelters: [{ name: 'Harbour' }, { name: 'Lantern' }] });
    expect(JSON.stringify(errors)).not.toContain('secret');
    expect(errors?.map(({ path }) => path)).toEqual([['shelters']]);
  });
});
