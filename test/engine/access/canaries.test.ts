import { expect, test } from '@jest/globals';
import { accessGraph, unprotected, variants } from './accessGraph.js';
import { huntCanaries } from './canaries.js';

test.each(variants)('no canary reaches who may not see it: a supergraph $name', async (variant) => {
  const hunt = await huntCanaries(await accessGraph(variant), { seed: 'test', operations: 100 });
  expect(hunt).toMatchObject({ operations: 100, leaks: [] });
  expect(hunt.shown).toBeGreaterThan(50);
  expect(hunt.denials).toBeGreaterThan(100);
});

test('canaries sing: without the directives each way to leak is found', async () => {
  const graph = await accessGraph({ name: 'without directives', composer: 'guild', after: unprotected });
  const { leaks, denials } = await huntCanaries(graph, { seed: 'test', operations: 100 });
  expect(denials).toBe(0);
  expect(new Set(leaks.map(({ where }) => where))).toEqual(new Set(['answer', 'request', 'read']));
});
