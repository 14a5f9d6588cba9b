import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { pruneObject } from '../../../gateway/engine/plan/pruneAnswer.js';
import { Shape } from '../../../gateway/engine/plan/shape.js';
import type { OpenBag } from '../../../gateway/engine/run/bag.js';
import { subgraphFault } from '../../../gateway/engine/run/fieldFault.js';
import { SharedBags } from '../../../gateway/engine/run/sharedBags.js';
import { readSupergraph } from '../../../gateway/engine/supergraph/readSupergraph.js';
import { composeShop } from '../../../scripts/bench/engine/shop/shopSdl.js';

const { book } = readSupergraph(composeShop());

function shapeOf(query: string): Shape {
  const [operation] = parse(query).definitions;
  if (operation?.kind !== 'OperationDefinition') throw new TypeError('One operation.');
  return Shape.of('Query', operation.selectionSet, new Map(), book);
}

function pruned(query: string, raw: unknown): OpenBag {
  const invalid = subgraphFault('reviews', 'SUBGRAPH_INVALID_RESPONSE');
  const means = { subgraph: 'reviews', invalid, remembered: new Set<string>(), shared: new SharedBags() };
  return pruneObject(shapeOf(query), raw, means) as OpenBag;
}

const review = (id: number, upc: number) => ({ id: `${id}`, product: { upc: `${upc}` } });
const user = (...reviews: readonly unknown[]) => ({ id: '1', reviews });
const query = '{ users { id reviews { id product { upc } } } }';

describe('objects of one answer', () => {
  test('are one where they hold the same, all that is below included', () => {
    const { users } = pruned(query, {
      users: [user(review(1, 1), review(2, 1)), user(review(1, 1), review(2, 1))],
    });
    const [first, second] = users as OpenBag[];
    expect(second).toBe(first);
    const [one, other] = (first?.['reviews'] ?? []) as OpenBag[];
    expect(one?.['product']).toBe(other?.['product']);
  });

  test('stay apart where anything below differs', () => {
    const { users } = pruned(query, { users: [user(review(1, 1)), user(review(1, 2)), user()] });
    const [first, second, third] = users as OpenBag[];
    expect([first, second, third].map((one) => JSON.stringify(one))).toEqual(
      [user(review(1, 1)), user(review(1, 2)), user()].map((one) => JSON.stringify(one)),
    );
    expect(second).not.toBe(first);
  });

  test('stay apart at different places', () => {
    const { users, me } = pruned(`{ users { id } me { id } }`, { users: [{ id: '1' }], me: { id: '1' } });
    expect((users as OpenBag[])[0]).not.toBe(me);
  });

  test('are looked at no longer where none is like another', () => {
    const many = Array.from({ length: 40 }, (_, at) => ({ id: `${at}` }));
    const { users } = pruned('{ users { id } }', { users: [...many, { id: '1' }, { id: '1' }] });
    const [one, other] = (users as OpenBag[]).slice(-2);
    expect(other).not.toBe(one);
    expect(other).toEqual(one);
  });
});
