import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';

const lock = z
  .object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) })
  .parse(JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')));

/** Version of every installed copy of a package, by the place it is installed in. */
const copies = (name: string) =>
  Object.fromEntries(
    Object.entries(lock.packages)
      .filter(([place]) => place.endsWith(`node_modules/${name}`))
      .map(([place, { version }]) => [place, version]),
  );

describe('the installed packages', () => {
  test("hold one copy of graphql, because two would not know each other's types", () => {
    expect(copies('graphql')).toEqual({ 'node_modules/graphql': '16.15.0' });
  });

  test('hold the parts of Apollo Federation in one version', () => {
    const parts = [
      'gateway',
      'subgraph',
      'composition',
      'federation-internals',
      'query-graphs',
      'query-planner',
    ];
    const versions = parts.map((part) => copies(`@apollo/${part}`));
    expect(versions).toEqual(parts.map((part) => ({ [`node_modules/@apollo/${part}`]: '2.14.4' })));
  });
});
