import { describe, expect, test } from '@jest/globals';
import { areaKinds } from '../../schema/areas/areas.js';
import { loadAreas } from '../../schema/areas/loadAreas.js';

const areas = loadAreas();
const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code);
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);

describe('the areas', () => {
  test('are 318 local authorities, 43 forces, 16 city regions, 9 regions and 6 countries', () => {
    expect(areaKinds.map((kind) => [kind, areas.all(kind).length])).toEqual([
      ['LOCAL_AUTHORITY', 318],
      ['POLICE_FORCE_AREA', 43],
      ['CITY_REGION', 16],
      ['REGION', 9],
      ['COUNTRY', 6],
    ]);
  });

  test('have one code each', () => {
    expect(new Set(codes(areas.data.areas)).size).toBe(391);
  });

  test('count London once, as region and as city region', () => {
    expect(areas.require('E12000007')).toEqual({
      code: 'E12000007',
      name: 'London',
      kinds: ['REGION', 'CITY_REGION'],
    });
  });

  test('hold the combined authorities of today and none that is retired', () => {
    const numbers = [1, 2, 3, 4, 6, 7, 8, 9, 12, 13, 14, 15, 16, 17, 18];
    const current = numbers.map((number) => `E470000${String(number).padStart(2, '0')}`);
    expect(codes(areas.all('CITY_REGION')).toSorted()).toEqual(['E12000007', ...current]);
  });

  test('come sorted by name', () => {
    for (const kind of areaKinds) expect(names(areas.all(kind))).toEqual(names(areas.all(kind)).toSorted());
  });

  test('give a force its own name, apart from the city region of the same place', () => {
    expect(areas.get('E23000005')?.name).toBe('Greater Manchester Police');
    expect(areas.get('E47000001')?.name).toBe('Greater Manchester');
    expect(areas.get('E23000034')?.name).toBe('City of London Police');
  });
});

describe('nesting', () => {
  test('puts Camden in the Metropolitan Police area, London, England and the countries above', () => {
    expect(areaKinds.map((kind) => names(areas.containing('E09000007', kind)))).toEqual([
      [],
      ['Metropolitan Police'],
      ['London'],
      ['London'],
      ['England', 'England and Wales', 'United Kingdom'],
    ]);
  });

  test('gives London 33 boroughs and two forces', () => {
    expect(areas.membersOf('E12000007', 'LOCAL_AUTHORITY')).toHaveLength(33);
    expect(names(areas.membersOf('E12000007', 'POLICE_FORCE_AREA'))).toEqual([
      'City of London Police',
      'Metropolitan Police',
    ]);
  });

  test('leaves an area out of its own members and of what contains it', () => {
    expect(areas.membersOf('E12000007', 'REGION')).toEqual([]);
    expect(areas.containing('E12000007', 'CITY_REGION')).toEqual([]);
  });

  test('is mutual: what contains an area has it as a member', () => {
    for (const outer of areas.data.areas) {
      for (const inner of areas.membersOf(outer.code, 'POLICE_FORCE_AREA')) {
        const kind = outer.kinds[0] ?? 'COUNTRY';
        expect(codes(areas.containing(inner.code, kind))).toContain(outer.code);
      }
    }
  });

  test.each(['POLICE_FORCE_AREA', 'CITY_REGION', 'REGION'] as const)(
    'puts a local authority in at most one %s',
    (kind) => {
      for (const leaf of areas.all('LOCAL_AUTHORITY')) {
        expect(areas.containing(leaf.code, kind).length).toBeLessThanOrEqual(1);
      }
    },
  );

  test('puts every local authority in one force, and every English one in one region', () => {
    for (const leaf of areas.all('LOCAL_AUTHORITY')) {
      expect(areas.containing(leaf.code, 'POLICE_FORCE_AREA')).toHaveLength(1);
      expect(areas.containing(leaf.code, 'REGION')).toHaveLength(leaf.code.startsWith('E') ? 1 : 0);
    }
  });

  test('knows Scotland as part of the United Kingdom though it has no local authority here', () => {
    expect(areas.leavesOf('S92000003')).toEqual([]);
    expect(areas.hasEveryLeaf('S92000003')).toBe(false);
    expect(names(areas.containing('S92000003', 'COUNTRY'))).toEqual(['United Kingdom']);
    expect(areas.membersOf('S92000003', 'LOCAL_AUTHORITY')).toEqual([]);
  });

  test('marks the members of new city regions as not checked', () => {
    expect(areas.nestingOf('E06000014')?.cityRegion).toEqual({
      code: 'E47000012',
      basis: 'GENERAL_KNOWLEDGE',
    });
    expect(areas.nestingOf('E08000003')?.cityRegion).toEqual({
      code: 'E47000001',
      basis: 'LOOK_UP_2023',
    });
  });

  test('joins forces to the Home Office name of the first responder', () => {
    expect(areas.firstResponder('E23000001')).toBe('Metropolitan Police Service');
    expect(areas.forceOf('Metropolitan Police Service')?.code).toBe('E23000001');
    expect(areas.forceOf('Police Scotland')).toBeUndefined();
    expect(
      areas.all('POLICE_FORCE_AREA').filter(({ code }) => areas.firstResponder(code) === undefined),
    ).toEqual([]);
  });
});
