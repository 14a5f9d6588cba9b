import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Kind, parse } from 'graphql';
import { pruneObject } from '../../../gateway/engine/plan/pruneAnswer.js';
import { Shape } from '../../../gateway/engine/plan/shape.js';
import { entitiesReader, rootReader } from '../../../gateway/engine/read/readAnswerText.js';
import type { OpenBag } from '../../../gateway/engine/run/bag.js';
import { subgraphFault } from '../../../gateway/engine/run/fieldFault.js';
import { readSupergraph } from '../../../gateway/engine/supergraph/readSupergraph.js';
import { composeShop } from '../../../scripts/bench/engine/shop/shopSdl.js';

const { book } = readSupergraph(composeShop());

function selectionOf(query: string) {
  const [operation] = parse(query).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new TypeError('One operation.');
  return operation.selectionSet;
}

const shapeOf = (query: string): Shape => Shape.of('Query', selectionOf(query), new Map(), book);

const text = (data: unknown, indent?: number) => JSON.stringify({ data }, undefined, indent);
const users = '{ users { __typename id name reviews { id product { upc } } } }';

const usersOf = (read: OpenBag | undefined) => (read?.['users'] ?? []) as readonly OpenBag[];

/** Users of whom few differ, so that most of the text repeats. */
const fewUsers = fc.array(
  fc.option(
    fc.record({
      __typename: fc.constant('User'),
      id: fc.constantFrom('1', '2'),
      name: fc.constantFrom('Ada', 'a "quoted" name', 'Zoë', null),
      reviews: fc.option(
        fc.array(
          fc.record({
            id: fc.constantFrom('1', '2', '3'),
            product: fc.option(fc.record({ upc: fc.constantFrom('1', '2') })),
          }),
          { maxLength: 3 },
        ),
      ),
    }),
  ),
  { maxLength: 60 },
);

describe('an answer read from its text', () => {
  test('is what JSON.parse and pruning make of it', () => {
    const invalid = subgraphFault('users', 'SUBGRAPH_INVALID_RESPONSE');
    const means = { subgraph: 'users', invalid, remembered: new Set<string>() };
    const shape = shapeOf(users);
    fc.assert(
      fc.property(fewUsers, fc.constantFrom(0, 2), (found, indent) => {
        const read = rootReader(shape)(text({ users: found }, indent));
        expect(read).toEqual(pruneObject(shape, { users: found }, means));
      }),
    );
  });

  test('holds once what stands in it with the same text, all that is below included', () => {
    const one = { __typename: 'User', id: '1', name: 'Ada', reviews: [{ id: '1', product: { upc: '1' } }] };
    const other = { ...one, id: '2', reviews: [{ id: '1', product: { upc: '2' } }] };
    const read = rootReader(shapeOf(users))(text({ users: [one, other, one] }));
    const [first, second, third] = usersOf(read);
    expect(third).toBe(first);
    expect(second).toEqual(other);
  });

  test('keeps apart what stands at different places', () => {
    const read = rootReader(shapeOf('{ users { id } me { id } }'))(
      text({ users: [{ id: '1' }], me: { id: '1' } }),
    );
    expect(usersOf(read)[0]).not.toBe(read?.['me']);
  });

  test('is looked at no longer for what repeats where nothing does', () => {
    const many = Array.from({ length: 40 }, (_, at) => ({ id: `${at}` }));
    const read = rootReader(shapeOf('{ users { id } }'))(
      text({ users: [...many, { id: '1' }, { id: '1' }] }),
    );
    const [one, other] = usersOf(read).slice(-2);
    expect(other).not.toBe(one);
    expect(other).toEqual(one);
  });

  test.each([
    ['errors beside it', '{"data":{"users":[]},"errors":[]}'],
    ['something after it', '{"data":{"users":[]}}{}'],
    ['no data', '{"data":null}'],
    ['a field nobody asked for', '{"data":{"users":[],"me":null}}'],
    ['a field that is missing', '{"data":{"users":[{"__typename":"User","id":"1","name":"Ada"}]}}'],
    ['an object of another type', text({ users: [{ __typename: 'Shop', id: '1', name: '', reviews: [] }] })],
    ['a value where objects should be', '{"data":{"users":[1]}}'],
    ['an object where a list should be', '{"data":{"users":{}}}'],
    ['an end before its end', '{"data":{"users":[{"__typename":"User"'],
    ['a key twice', '{"data":{"users":[],"users":[]}}'],
  ])('is left to JSON.parse with %s', (_, answer) => {
    expect(rootReader(shapeOf(users))(answer)).toBeUndefined();
  });
});

describe('entities read from their text', () => {
  const selection = '{ ... on User { __typename name } ... on Product { name } }';
  const shape = Shape.ofEntities(selectionOf(selection), new Map(), book);
  const read = (typenames: readonly string[], list: unknown) =>
    entitiesReader([{ answerKey: '_entities', shape, typenames }])(text({ _entities: list }));

  test('are those asked for, in order', () => {
    const list = [{ __typename: 'User', name: 'Ada' }, null, { name: 'Table' }];
    expect(read(['User', 'User', 'Product'], list)).toEqual([list]);
  });

  test.each([
    ['more than asked for', ['Product'], [{ name: 'Table' }, { name: 'Chair' }]],
    ['fewer than asked for', ['Product', 'Product'], [{ name: 'Table' }]],
    ['of another type than asked for', ['User'], [{ __typename: 'Product', name: 'Table' }]],
    ['no list', ['User'], { __typename: 'User', name: 'Ada' }],
  ])('are left to JSON.parse where there are %s', (_, typenames, list) => {
    expect(read(typenames, list)).toBeUndefined();
  });
});
