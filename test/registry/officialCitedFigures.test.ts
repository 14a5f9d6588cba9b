import { describe, expect, test } from '@jest/globals';
import { importCitedFigures } from '../../gateway/registry/official/importCitedFigures.js';
import { type Dataset, datasetSchema } from '../../schema/datasets/dataset.js';
import { frame, refusalOf, releaseOf } from './officialSupport.js';

const publication = {
  file: 'cited-figures.json',
  dataset: 'citedFigures',
  title: 'Figures',
  publisher: 'Several',
  published: '2026-02-19',
  vintage: '2026-02-19',
  licence: 'As each source',
  caveats: ['As cited.'],
  incompleteYears: {},
  margins: [],
};
const figure = {
  id: 'POSTS_2018',
  title: 'Cases',
  measure: 'CASES',
  kind: 'COUNT',
  area: 'K02000001',
  period: '2018/2019',
  periodAsWritten: 'April 2018 to March 2019',
  value: 7,
  approximate: 'ABOUT',
  certainty: 'READ_IN_SOURCE',
  source: 'A report',
  caveat: 'A small base.',
};
const table = { name: 'CITED', area: 'COUNTRY', period: 'AS_CITED', dimensions: ['figure'] };
const dataset = (...tables: object[]): Dataset =>
  datasetSchema.parse({ ...frame.catalogue.dataset('citedFigures'), tables: [table, ...tables] });
const release = (figures: readonly object[], ...tables: object[]) =>
  importCitedFigures(JSON.stringify(figures), publication, dataset(...tables), frame);

describe('a cited figure', () => {
  test('becomes a cell that says how exact it is and where it is from', () => {
    expect(release([figure]).tables[0]?.cells).toEqual([
      {
        area: 'K02000001',
        period: '2018/2019',
        dimensions: { figure: 'POSTS_2018' },
        value: 7,
        status: 'RELEASED',
        note: 'Cases, April 2018 to March 2019. The source says about. A small base. Source: A report.',
      },
    ]);
  });

  test('stretches the release over every year it touches', () => {
    expect(release([figure, { ...figure, id: 'LATER', period: '2025-Q4' }]).period).toEqual({
      from: '2018',
      to: '2025',
    });
  });

  test('that is a percentage without its counts is no cell', () => {
    const percent = { ...figure, id: 'SHARE', kind: 'PERCENT' };
    expect(release([figure, percent]).tables[0]?.cells.map(({ dimensions }) => dimensions)).toEqual([
      { figure: 'POSTS_2018' },
    ]);
  });

  test('of a force goes into a table by force, withheld under 10', () => {
    const forces = { ...table, name: 'CITED_FORCE', area: 'POLICE_FORCE_AREA' };
    const cells = release([figure, { ...figure, id: 'MET', area: 'E23000001' }], forces).tables[1]?.cells;
    expect(cells).toMatchObject([{ area: 'E23000001', value: null, status: 'WITHHELD' }]);
  });

  test('that fits no table is named in a caveat', () => {
    expect(release([figure, { ...figure, id: 'MET', area: 'E23000001' }]).caveats).toEqual([
      'As cited.',
      'Left out, because no table is by their kind of area: MET.',
    ]);
  });
});

test('every shipped count stands in the release or is named as left out', () => {
  const { tables, caveats } = releaseOf('citedFigures');
  const cells = tables.flatMap((each) => each.cells);
  expect(cells.length).toBeGreaterThan(40);
  expect(cells.find(({ dimensions }) => dimensions['figure'] === 'REPEAT_REFERRALS_2023')?.value).toBe(2018);
  expect(caveats.join(' ')).toContain('the note of each names its publisher');
});

describe('unusable figures are refused', () => {
  test.each<[string, string, string]>([
    ['text that is not JSON', '[', 'JSON'],
    ['none', '[]', 'figures as evidence.ts declares them'],
    ['a negative value', JSON.stringify([{ ...figure, value: -1 }]), 'figures as evidence.ts declares them'],
    ['a figure twice', JSON.stringify([figure, figure]), 'each figure once'],
  ])('%s', (_, text, expected) => {
    const refusal = refusalOf(() => importCitedFigures(text, publication, dataset(), frame));
    expect(refusal).toMatchObject({ code: 'DATA_INVALID', file: 'cited-figures.json', expected });
  });
});
