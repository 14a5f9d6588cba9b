import { expect, test } from '@jest/globals';
import { accessGraph, variants } from '../engine/access/accessGraph.js';
import { huntCanaries } from '../engine/access/canaries.js';

test.each(variants)(
  '2,500 random operations, no canary where it may not be: a supergraph $name',
  async (variant) => {
    const hunt = await huntCanaries(await accessGraph(variant), { seed: variant.name, operations: 2_500 });
    expect(hunt).toMatchObject({ operations: 2_500, leaks: [] });
    expect(hunt.shown).toBeGreaterThan(1_000);
  },
);
