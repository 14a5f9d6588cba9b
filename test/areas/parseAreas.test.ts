import { describe, expect, test } from '@jest/globals';
import { type AreaFile, parseAreas } from '../../schema/areas/parseAreas.js';

const files: Record<AreaFile, string> = {
  areas:
    'code,name,kinds,country_within\nE06000001,Hartlepool,LOCAL_AUTHORITY,\nE92000001,England,COUNTRY,\n',
  nesting:
    'local_authority,police_force_area,city_region,city_region_basis,region,country\n' +
    'E06000001,E23000013,E47000006,LOOK_UP_2023,E12000001,E92000001\n',
  'police-forces': 'police_force_area,name,ons_name,first_responder\n',
  'other-codes': 'code,name,use_instead,why\n',
  mayors: 'area,title,police_powers,title_basis\n',
  'population-mid-2020': 'code,name,persons\nE06000001,Hartlepool,93836\n',
  mergers: 'former_code,former_name,merged_into\n',
};

describe('reading the area files', () => {
  test('gives typed rows', () => {
    expect(parseAreas((file) => files[file]).nestings).toEqual([
      {
        localAuthority: 'E06000001',
        policeForceArea: 'E23000013',
        cityRegion: { code: 'E47000006', basis: 'LOOK_UP_2023' },
        region: 'E12000001',
        country: 'E92000001',
      },
    ]);
  });

  test.each([
    [
      'a code that is none',
      'areas',
      'code,name,kinds,country_within\nHartlepool,Hartlepool,LOCAL_AUTHORITY,\n',
    ],
    ['a kind that is none', 'areas', 'code,name,kinds,country_within\nE06000001,Hartlepool,VILLAGE,\n'],
    ['residents that are no number', 'population-mid-2020', 'code,name,persons\nE06000001,Hartlepool,many\n'],
  ] as const)('refuses %s and names the file', (_, broken, csv) => {
    expect(() => parseAreas((file) => (file === broken ? csv : files[file]))).toThrow(
      `schema/areas/${broken}.csv`,
    );
  });
});
