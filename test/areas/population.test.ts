import { describe, expect, test } from '@jest/globals';
import { loadAreas } from '../../schema/areas/loadAreas.js';

const areas = loadAreas();
const source = 'Office for National Statistics, mid-2020 population estimates, OGL v3.0';

describe('population', () => {
  test('of a local authority is the estimate with its vintage and source', () => {
    expect(areas.population('E06000005')).toEqual({
      persons: 107_402,
      vintage: 'mid-2020',
      source,
    });
  });

  test.each([
    ['London', 'E12000007', 9_002_488],
    ['Greater Manchester', 'E47000001', 2_848_286],
    ['West Midlands', 'E47000007', 2_939_927],
    ['West Yorkshire', 'E47000003', 2_345_235],
    ['Liverpool City Region', 'E47000004', 1_564_015],
    ['South Yorkshire', 'E47000002', 1_415_054],
    ['England', 'E92000001', 56_550_138],
    ['England and Wales', 'K04000001', 59_719_724],
  ])('of %s is the sum of its local authorities', (_, code, persons) => {
    expect(areas.population(code)?.persons).toBe(persons);
  });

  test('of an authority made in 2023 is the sum of its former districts and says so', () => {
    expect(areas.population('E06000063')).toEqual({
      persons: 97_831 + 108_524 + 68_041,
      vintage: 'mid-2020',
      source: `${source}, summed from 3 former districts`,
    });
  });

  test('is known for every local authority', () => {
    expect(areas.all('LOCAL_AUTHORITY').filter(({ code }) => areas.population(code) === undefined)).toEqual(
      [],
    );
  });

  test.each(['K02000001', 'S92000003', 'N92000002'])(
    'is not known for %s, whose parts are not all here',
    (code) => {
      expect(areas.population(code)).toBeUndefined();
    },
  );
});

describe('mayors', () => {
  test('with police powers are the five that the written question lists', () => {
    const withPowers = areas.all('CITY_REGION').filter(({ code }) => areas.mayor(code)?.policePowers);
    expect(withPowers.map(({ name }) => name)).toEqual([
      'Greater Manchester',
      'London',
      'South Yorkshire',
      'West Yorkshire',
      'York and North Yorkshire',
    ]);
    expect(areas.mayor('E12000007')?.source).toContain('Written Question 50971, answered 16 May 2025');
  });

  test('do not exist for every city region', () => {
    expect(areas.mayor('E47000018')).toBeUndefined();
  });
});
