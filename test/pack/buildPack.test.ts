import { describe, expect, test } from '@jest/globals';
import { buildPack } from '../../gateway/pack/buildPack.js';
import { answerOf, makeFigure, makeMaterial, shareRow } from './packMaterial.js';

const official = answerOf([
  shareRow('OFFICIAL'),
  shareRow('OFFICIAL', { period: '2023', value: 109, percent: 54.6 }),
]);
const invented = answerOf([
  shareRow('SYNTHETIC'),
  shareRow('SYNTHETIC', { period: '2023', value: 110, percent: 55 }),
]);
const partners = makeFigure({ id: '6a.2', official: false, missing: { what: 'Cohorts', who: 'Police' } });
const both = { '6a.1': official, '6a.2': invented };
const whole = buildPack(makeMaterial([makeFigure(), partners], both));
const published = buildPack(makeMaterial([makeFigure(), partners], both, { variant: 'OFFICIAL' }));

const firstAsk = (pack: typeof whole) => pack.asks.find(({ id }) => id === '6a');

describe('a pack', () => {
  test('has the five asks in the words of the letter', () => {
    expect(whole.asks.map(({ id }) => id)).toEqual(['6a', '6b', '6c', '6d', '6e']);
    expect(firstAsk(whole)?.asWritten).toBe(
      'to reform the National Referral Mechanism (NRM) to achieve more positive outcomes',
    );
  });

  test('fills headlines from what was answered, with the source and the table behind them', () => {
    const figure = firstAsk(whole)?.figures[0];
    expect([figure?.title, figure?.subtitle, figure?.key]).toEqual([
      '54.6% were positive in 2023, against 88.5%',
      'Positive share of decisions, United Kingdom, 2022 to 2023',
      '54.6%',
    ]);
    expect(figure?.source).toBe('Source: NRM statistics from Home Office');
    expect(figure?.table).toEqual({
      columns: [
        { label: 'Year', isNumber: false },
        { label: 'Count', isNumber: true },
        { label: 'Out of', isNumber: true },
        { label: 'Per cent', isNumber: true },
      ],
      rows: [
        ['2022', '177', '200', '88.5%'],
        ['2023', '109', '200', '54.6%'],
      ],
    });
  });

  test('traces each figure to its question, release, vintage and hash', () => {
    expect(whole.provenance.map(({ figure, question, release }) => [figure, question, release.id])).toEqual([
      ['6a.1', 'decisions', 'home-office.decisions.2024-03-07'],
      ['6a.2', 'decisions', 'met-demo.decisions.2026-09-30'],
    ]);
    expect(whole.provenance[0]?.release).toEqual({
      id: 'home-office.decisions.2024-03-07',
      owner: 'Home Office',
      provenance: 'OFFICIAL',
      vintage: '2024-03-07',
      ageInDays: 989,
      sha256: 'ab'.repeat(32),
      publication: 'NRM statistics, from Home Office',
      isRegister: false,
    });
  });

  test('is synthetic where one figure is, and says which', () => {
    expect([whole.isSynthetic, published.isSynthetic]).toEqual([true, false]);
    expect(firstAsk(whole)?.figures.map(({ isSynthetic }) => isSynthetic)).toEqual([false, true]);
  });
});

describe('a pack of published figures alone', () => {
  test("turns partners' figures into stated gaps, without a reason that nobody gave", () => {
    expect(firstAsk(published)?.figures.map(({ id }) => id)).toEqual(['6a.1']);
    expect(published.gaps).toEqual([
      { ask: '6a', what: 'Cohorts', who: 'Police', because: undefined },
      { ask: '6a', what: 'Outcomes by cohort', who: 'Home Office', because: undefined },
    ]);
  });

  test('leaves out a paragraph whose number it does not have', () => {
    expect(firstAsk(whole)?.prose[0]?.paragraphs).toEqual(['It fell to 54.6%.', 'It was 88.5% there.']);
    expect(firstAsk(published)?.prose[0]?.paragraphs).toEqual(['It fell to 54.6%.']);
  });

  test('refuses a figure that calls itself official and is not', () => {
    const pack = buildPack(makeMaterial([makeFigure()], { '6a.1': invented }, { variant: 'OFFICIAL' }));
    expect(pack.asks.flatMap(({ figures }) => figures)).toEqual([]);
    expect(pack.gaps[0]).toEqual({
      ask: '6a',
      what: 'Positive share of decisions',
      who: 'Home Office',
      because: undefined,
    });
  });
});

describe('where something is not shown,', () => {
  test('a figure whose headline needs it becomes a gap', () => {
    const withheld = shareRow('OFFICIAL', { period: '2023', value: null, percent: null, status: 'WITHHELD' });
    const pack = buildPack(
      makeMaterial([makeFigure()], { '6a.1': answerOf([shareRow('OFFICIAL'), withheld]) }),
    );
    expect(pack.gaps[0]?.because).toBe('A figure that its heading needs is withheld or not answered.');
  });

  test('the table has the shorthand', () => {
    const withheld = shareRow('OFFICIAL', { period: '2021', value: null, percent: null, status: 'WITHHELD' });
    const pack = buildPack(
      makeMaterial([makeFigure({ title: 'Some were positive' })], {
        '6a.1': answerOf([withheld, shareRow('OFFICIAL')]),
      }),
    );
    expect(firstAsk(pack)?.figures[0]?.table.rows[0]).toEqual(['2021', '[c]', '200', '[c]']);
  });

  test('an answer with nothing but an error is a gap that says why', () => {
    const down = {
      ...answerOf([]),
      errors: [
        { code: 'SUBGRAPH_UNREACHABLE', message: 'The subgraph police is out of reach.', path: 'area' },
      ],
    };
    const pack = buildPack(makeMaterial([makeFigure()], { '6a.1': down }));
    expect(pack.gaps[0]?.because).toBe('The subgraph police is out of reach.');
  });
});
