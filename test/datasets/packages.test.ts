import { describe, expect, test } from '@jest/globals';
import { copies, lock, productionPlaces } from './installedPackages.js';

/** Only what is free of the Elastic License may run a hub; `@apollo/subgraph` 2.14 brings one package that is not. */
const elastic = (places: readonly string[]) =>
  places
    .filter((place) => /elastic/i.test(lock[place]?.license ?? ''))
    .map((place) => place.replace(/^node_modules\//, ''));

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

describe('the packages of production', () => {
  test('are found by walking the lock file', () => {
    const places = productionPlaces([]);
    expect(places).toEqual(expect.arrayContaining(['node_modules/@apollo/server', 'node_modules/graphql']));
    expect(places).not.toContain('node_modules/jest');
  });

  test('are not Elastic-licensed, except through @apollo/subgraph', () => {
    expect(elastic(productionPlaces(['@apollo/subgraph']))).toEqual([]);
    expect(elastic(productionPlaces([]))).toEqual(['@apollo/federation-internals']);
    expect(copies('@apollo/subgraph')).toEqual({ 'node_modules/@apollo/subgraph': '2.14.4' });
  });

  test('say what they may be used for; one in its LICENSE file alone, which is MIT', () => {
    expect(productionPlaces([]).filter((place) => lock[place]?.license === undefined)).toEqual([
      'node_modules/png-js',
    ]);
  });
});
