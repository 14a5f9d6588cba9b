import { describe, expect, test } from '@jest/globals';
import { anonymous } from '../../gateway/access/requester.js';
import { answerQuestion } from '../../gateway/questions/answerQuestion.js';
import { breaksOf } from '../../gateway/questions/chart/chartBreaks.js';
import { chartModel } from '../../gateway/questions/chart/chartModel.js';
import { fillIn } from '../../gateway/questions/chart/chartTexts.js';
import { titledChart } from '../../gateway/questions/chart/titledChart.js';
import type { UsedRelease } from '../../gateway/questions/tidy/tidyRow.js';
import { smallMeans, smallQuestions } from './smallGraph.js';

const answer = () =>
  answerQuestion({ ...smallMeans, requester: anonymous }, smallQuestions.require('decisions'), {
    code: 'E12000007',
    years: '2022..2023',
  });

describe('a chart', () => {
  test('takes its marks, texts and breaks from the rows', async () => {
    expect(chartModel(await answer(), smallMeans.words)).toEqual({
      kind: 'CHART',
      headline: '85.7% in 2022',
      subtitle: 'Share in London',
      mark: 'bar',
      isByPeriod: true,
      isPercent: true,
      points: [
        { along: '2022', series: '', value: 85.7, shown: '85.7%' },
        { along: '2023', series: '', value: null, shown: '[c]' },
      ],
      series: [''],
      breaks: [{ along: '2023', letter: 'A', what: 'The threshold rises.' }],
      source: 'Source: Met (demo)',
      isSynthetic: true,
      alt: 'Bar chart over time. 85.7% in 2022. Share in London. 2022: 85.7%; 2023: [c]. Break in the series before 2023: The threshold rises.',
    });
  });

  test('is drawn with a name, a description, the synthetic mark and the shorthand of a gap', async () => {
    const svg = await titledChart(await answer(), smallMeans.words);
    expect(svg).toMatch(/^<svg role="img" aria-labelledby="decisions-title decisions-description"/);
    expect(svg).toContain('<title id="decisions-title">85.7% in 2022</title>');
    expect(svg).toContain('>[c]</text>');
    expect(svg).toContain('SYNTHETIC: invented for demonstration');
    expect(svg).not.toMatch(/ style="|<script/);
  });

  test('with more series than four is left to the table', async () => {
    const found = await answer();
    const [row] = found.counts;
    if (row === undefined) throw new Error('The small graph has rows.');
    const counts = ['a', 'b', 'c', 'd', 'e'].map((owner) => ({ ...row, owner }));
    if (found.question.chart === undefined) throw new Error('The question has a chart.');
    const question = { ...found.question, chart: { ...found.question.chart, series: 'owner' } };
    expect(chartModel({ ...found, counts, question }, smallMeans.words)).toEqual({
      kind: 'NONE',
      why: '5 series would not be told apart in a chart; the table below has them all.',
    });
  });

  test('says in its headline only what is drawn', () => {
    const points = [{ along: '2018', series: '', value: 70, shown: '70.0%' }];
    expect(fillIn('{2014} then {2018} in {area}', { points, area: 'X', period: '2018' })).toBe(
      '[not in this answer] then 70.0% in X',
    );
  });
});

describe('a break', () => {
  const release = (period: string): readonly UsedRelease[] => [
    {
      release: 'r',
      measure: 'm',
      owner: 'o',
      dataset: 'd',
      provenance: 'OFFICIAL',
      vintage: '2024-03-07',
      ageInDays: null,
      caveats: [],
      breaks: [{ period, what: 'W' }],
    },
  ];
  const years = ['2021', '2022', '2023'];
  test.each([
    ['2022-Q1', years, '2022'],
    ['2022-Q4', years, '2023'],
    ['2023', years, '2023'],
    ['2022-Q2', ['2022-Q1', '2022-Q2'], '2022-Q2'],
  ])('of %s is drawn before the first period that lies after it', (period, axis, along) => {
    expect(breaksOf(release(period), axis)).toEqual([{ along, what: 'W', letter: 'A' }]);
  });

  test.each(['2021-Q1', '2019', '2023-Q4', '2030'])('of %s separates nothing that is drawn', (period) => {
    expect(breaksOf(release(period), years)).toEqual([]);
  });
});
