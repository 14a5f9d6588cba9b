import { describe, expect, test } from '@jest/globals';
import { loadAreas } from '../../schema/areas/loadAreas.js';

const areas = loadAreas();
const names = (list: readonly { name: string }[] | undefined) => list?.map(({ name }) => name) ?? [];

interface Row {
  readonly region: string;
  readonly kind: 'EXACT' | 'PARTIAL';
  readonly standsFor: readonly string[];
  readonly missing?: readonly string[];
  readonly beyond?: readonly string[];
}

/** The whole table, written by hand from published geography; the product computes it. */
const table: readonly Row[] = [
  {
    region: 'Cambridgeshire and Peterborough',
    kind: 'EXACT',
    standsFor: ['Cambridgeshire Constabulary'],
  },
  {
    region: 'Devon and Torbay',
    kind: 'PARTIAL',
    standsFor: ['Devon & Cornwall Police'],
    beyond: ['Cornwall', 'Isles of Scilly', 'Plymouth'],
  },
  {
    region: 'East Midlands',
    kind: 'EXACT',
    standsFor: ['Derbyshire Constabulary', 'Nottinghamshire Police'],
  },
  {
    region: 'Greater Lincolnshire',
    kind: 'PARTIAL',
    standsFor: ['Lincolnshire Police'],
    missing: ['North East Lincolnshire', 'North Lincolnshire'],
  },
  {
    region: 'Greater Manchester',
    kind: 'EXACT',
    standsFor: ['Greater Manchester Police'],
  },
  {
    region: 'Hull and East Yorkshire',
    kind: 'PARTIAL',
    standsFor: ['Humberside Police'],
    beyond: ['North East Lincolnshire', 'North Lincolnshire'],
  },
  {
    region: 'Lancashire',
    kind: 'EXACT',
    standsFor: ['Lancashire Constabulary'],
  },
  {
    region: 'Liverpool City Region',
    kind: 'PARTIAL',
    standsFor: ['Merseyside Police'],
    missing: ['Halton'],
  },
  {
    region: 'London',
    kind: 'EXACT',
    standsFor: ['City of London Police', 'Metropolitan Police'],
  },
  {
    region: 'North East',
    kind: 'PARTIAL',
    standsFor: ['Northumbria Police'],
    missing: ['County Durham'],
  },
  {
    region: 'South Yorkshire',
    kind: 'EXACT',
    standsFor: ['South Yorkshire Police'],
  },
  {
    region: 'Tees Valley',
    kind: 'PARTIAL',
    standsFor: ['Cleveland Police'],
    missing: ['Darlington'],
  },
  {
    region: 'West Midlands',
    kind: 'EXACT',
    standsFor: ['West Midlands Police'],
  },
  {
    region: 'West of England',
    kind: 'PARTIAL',
    standsFor: ['Avon and Somerset Constabulary'],
    beyond: ['North Somerset', 'Somerset'],
  },
  {
    region: 'West Yorkshire',
    kind: 'EXACT',
    standsFor: ['West Yorkshire Police'],
  },
  {
    region: 'York and North Yorkshire',
    kind: 'EXACT',
    standsFor: ['North Yorkshire Police'],
  },
];

const codeOf = (region: string) => areas.all('CITY_REGION').find(({ name }) => name === region)?.code ?? '';

describe('the fit of a city region and its forces', () => {
  test.each(table)('is $kind for $region', ({ region, kind, standsFor, missing = [], beyond = [] }) => {
    const fit = areas.fit(codeOf(region));
    expect([fit?.kind, names(fit?.standsFor), names(fit?.missing), names(fit?.beyond)]).toEqual([
      kind,
      standsFor,
      missing,
      beyond,
    ]);
  });

  test('covers every city region in the table', () => {
    expect(table.map(({ region }) => region).toSorted()).toEqual(names(areas.all('CITY_REGION')).toSorted());
  });

  test('names every force that works in the city region, also those that do not stand for it', () => {
    expect(names(areas.fit('E47000004')?.forces)).toEqual(['Cheshire Constabulary', 'Merseyside Police']);
    expect(names(areas.fit('E47000014')?.forces)).toEqual(['Durham Constabulary', 'Northumbria Police']);
  });

  test('says in plain words what lies between', () => {
    expect(areas.fit('E47000004')?.note).toBe(
      'Figures of Merseyside Police stand for Liverpool City Region. They leave out Halton, which is in it.',
    );
    expect(areas.fit('E12000007')?.note).toBe(
      'City of London Police and Metropolitan Police together cover exactly the area of London.',
    );
  });

  test('says where membership is not checked', () => {
    expect(areas.fit('E47000012')).toMatchObject({
      membership: 'GENERAL_KNOWLEDGE',
      note:
        'North Yorkshire Police covers exactly the area of York and North Yorkshire. ' +
        'Which local authorities belong to it is general knowledge, not yet checked against an official list.',
    });
    expect(areas.fit('E47000001')?.membership).toBe('LOOK_UP_2023');
  });

  test('is nothing for areas that are no city region', () => {
    expect(areas.fit('E23000001')).toBeUndefined();
    expect(areas.fit('E92000001')).toBeUndefined();
  });
});
