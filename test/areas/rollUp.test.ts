import { describe, expect, test } from '@jest/globals';
import { areaKinds } from '../../schema/areas/areas.js';
import { loadAreas } from '../../schema/areas/loadAreas.js';

const areas = loadAreas();
const leafKinds = ['LOCAL_AUTHORITY', 'POLICE_FORCE_AREA'] as const;

describe('where a figure counts', () => {
  test.each([
    ['a force under itself', 'E23000001', 'POLICE_FORCE_AREA', ['E23000001']],
    ['both London forces under London', 'E23000034', 'CITY_REGION', ['E12000007']],
    [
      'one of two forces of the East Midlands under the East Midlands',
      'E23000019',
      'CITY_REGION',
      ['E47000013'],
    ],
    ['a force that stands for a city region under its own name', 'E23000004', 'CITY_REGION', ['E23000004']],
    ['a force larger than its city region under its own name', 'E23000036', 'CITY_REGION', ['E23000036']],
    ['a force that only touches a city region nowhere', 'E23000006', 'CITY_REGION', []],
    ['a force that touches two city regions nowhere', 'E23000008', 'CITY_REGION', []],
    ['a force in no city region nowhere', 'E23000032', 'CITY_REGION', []],
    ['a force never under a single local authority', 'E23000034', 'LOCAL_AUTHORITY', []],
    ['a force under its region', 'E23000004', 'REGION', ['E12000002']],
    ['a force under England alone', 'E23000004', 'COUNTRY', ['E92000001']],
    ['a Welsh force under Wales alone', 'W15000003', 'COUNTRY', ['W92000004']],
    ['a Welsh force under no region', 'W15000003', 'REGION', []],
    ['a local authority by exact membership, whatever its force', 'E06000006', 'CITY_REGION', ['E47000004']],
    ['a local authority under its force', 'E06000006', 'POLICE_FORCE_AREA', ['E23000006']],
    ['a local authority in no city region nowhere', 'E07000106', 'CITY_REGION', []],
    ['a country under itself', 'K02000001', 'COUNTRY', ['K02000001']],
  ] as const)('%s', (_, leaf, tableKind, expected) => {
    expect(areas.cellAreas(leaf, tableKind)).toEqual(expected);
  });

  test('is one place at most, so that nothing is counted twice in a table', () => {
    for (const leafKind of leafKinds) {
      for (const { code } of areas.all(leafKind)) {
        for (const kind of areaKinds) expect(areas.cellAreas(code, kind).length).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe('who answers for an area', () => {
  test.each([
    ['London for itself', 'E12000007', 'CITY_REGION', 'POLICE_FORCE_AREA', ['E12000007']],
    [
      'London by force through its two forces',
      'E12000007',
      'POLICE_FORCE_AREA',
      'POLICE_FORCE_AREA',
      ['E23000034', 'E23000001'],
    ],
    [
      'a partial city region through the force that stands for it',
      'E47000004',
      'CITY_REGION',
      'POLICE_FORCE_AREA',
      ['E23000004'],
    ],
    [
      'a partial city region for itself where councils count',
      'E47000004',
      'CITY_REGION',
      'LOCAL_AUTHORITY',
      ['E47000004'],
    ],
    [
      'a standing force for itself in a table by city region',
      'E23000004',
      'CITY_REGION',
      'POLICE_FORCE_AREA',
      ['E23000004'],
    ],
    [
      'a force that fits through its city region',
      'E23000005',
      'CITY_REGION',
      'POLICE_FORCE_AREA',
      ['E47000001'],
    ],
    ['nobody for one force of a pair', 'E23000001', 'CITY_REGION', 'POLICE_FORCE_AREA', []],
    ['nobody for a borough in a table by city region', 'E09000007', 'CITY_REGION', 'LOCAL_AUTHORITY', []],
    [
      'the North East region through two standing forces',
      'E12000001',
      'CITY_REGION',
      'POLICE_FORCE_AREA',
      ['E23000007', 'E23000013'],
    ],
    [
      'a partial city region by force through the forces wholly inside',
      'E47000004',
      'POLICE_FORCE_AREA',
      'POLICE_FORCE_AREA',
      ['E23000004'],
    ],
    ['England for itself', 'E92000001', 'COUNTRY', 'POLICE_FORCE_AREA', ['E92000001']],
    [
      'England and Wales through both',
      'K04000001',
      'COUNTRY',
      'POLICE_FORCE_AREA',
      ['E92000001', 'W92000004'],
    ],
    [
      'the United Kingdom through the countries that have figures',
      'K02000001',
      'COUNTRY',
      'LOCAL_AUTHORITY',
      ['E92000001', 'W92000004'],
    ],
    ['the United Kingdom for itself in official series', 'K02000001', 'COUNTRY', 'COUNTRY', ['K02000001']],
    ['nobody for Wales in a table by city region', 'W92000004', 'CITY_REGION', 'LOCAL_AUTHORITY', []],
  ] as const)('is %s', (_, code, tableKind, leafKind, expected) => {
    expect(areas.answeringAreas(code, { tableKind, leafKind })).toEqual(expected);
  });

  test('finds for England every figure that was filed, exactly once', () => {
    for (const leafKind of leafKinds) {
      for (const kind of areaKinds) {
        const filed = areas
          .membersOf('E92000001', leafKind)
          .flatMap(({ code }) => areas.cellAreas(code, kind));
        const answering = areas.answeringAreas('E92000001', {
          tableKind: kind,
          leafKind,
        });
        expect(new Set(answering).size).toBe(answering.length);
        expect(answering).toEqual(expect.arrayContaining([...new Set(filed)]));
      }
    }
  });

  test('takes in no figure of a leaf outside the area, unless it stands for a partial city region', () => {
    for (const { code } of areas.all('REGION')) {
      const inside = new Set(areas.leavesOf(code).map((leaf) => leaf.code));
      for (const answer of areas.answeringAreas(code, {
        tableKind: 'CITY_REGION',
        leafKind: 'LOCAL_AUTHORITY',
      })) {
        expect(areas.leavesOf(answer).every((leaf) => inside.has(leaf.code))).toBe(true);
      }
    }
  });
});
