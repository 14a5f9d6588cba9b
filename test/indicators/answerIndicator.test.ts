import { describe, expect, test } from '@jest/globals';
import type { FormattedExecutionResult } from 'graphql';
import { anonymous } from '../../gateway/access/requester.js';
import { answerIndicator } from '../../gateway/indicators/answerIndicator.js';
import type { Question } from '../../gateway/questions/ask.js';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { loadIndicators } from '../../schema/indicators/loadIndicators.js';

const areas = loadAreas();
const indicators = loadIndicators(loadCatalogue());
const manchester = { code: 'E47000001', name: 'Greater Manchester' };
const england = { code: 'E92000001', name: 'England' };

type Result = Pick<FormattedExecutionResult, 'errors'> & { readonly data: unknown };

/** Asks an indicator of a graph that answers from this function, and keeps what it was asked. */
async function asked(id: string, place: { area: string; period?: string }, answer: (at: number) => Result) {
  const questions: Question[] = [];
  const requesters: unknown[] = [];
  const indicator = indicators.find((one) => one.id === id);
  if (indicator === undefined) throw new TypeError(id);
  const ask = (question: Question, requester: unknown) => {
    requesters.push(requester);
    return Promise.resolve(answer(questions.push(question) - 1) as FormattedExecutionResult);
  };
  const [value] = await answerIndicator({ ask, requester: anonymous, areas }, indicator, [place]);
  if (value === undefined) throw new TypeError('No value.');
  return { value, questions, requesters };
}

const release = {
  id: 'gmp-demo.decisions.2026-09-30',
  rule: 'TEN_FIVE',
  provenance: 'SYNTHETIC',
  vintage: '2026-09-30',
  owners: [{ name: 'Greater Manchester Police (demo)' }],
};
const offer = { steps: ['YEAR_TO_SEVERAL_YEARS'], area: manchester, period: '2019/2023', note: 'as said' };

function series(period: string, value: number | null, area = manchester) {
  const count = { cell: `cell ${value}`, value, status: value === null ? 'WITHHELD' : 'RELEASED' };
  return [{ release, cells: [{ area, period, count, fallback: value === null ? offer : null }] }];
}

const decisions = (period: string, positive: number | null, all: number) => ({
  data: { at0_area: { ...manchester, positive: series(period, positive), all: series(period, all) } },
});

test('an indicator is asked under the authority of who asks', async () => {
  const { requesters } = await asked('A1', { area: manchester.code }, () => decisions('2023', 100, 200));
  expect(requesters).toEqual([anonymous]);
});

test('a value names its cells, its release and whose it is', async () => {
  const { value, questions } = await asked('A1', { area: manchester.code }, () =>
    decisions('2023', 100, 200),
  );
  expect(value).toMatchObject({
    status: 'RELEASED',
    value: 50,
    low: 48.5,
    high: 51.6,
    unit: 'PERCENT',
    basis: 'DECISION',
    period: '2023',
    fallback: null,
  });
  expect(value.sources.map(({ cell, release: name, owner }) => [cell, name, owner])).toEqual([
    ['cell 100', release.id, 'Greater Manchester Police (demo)'],
    ['cell 200', release.id, 'Greater Manchester Police (demo)'],
  ]);
  expect(questions.map(({ variables }) => variables)).toEqual([
    { at0_area: 'E47000001', at0_period: '2023' },
  ]);
});

describe('where a single year is withheld', () => {
  const answers = [decisions('2023', null, 200), decisions('2019/2023', 300, 1000)];

  test('the several years that the owner offers are asked, numerator and denominator alike', async () => {
    const { value, questions } = await asked(
      'A1',
      { area: manchester.code },
      (at) => answers[at] ?? { data: null },
    );
    expect(questions[1]?.variables).toEqual({ at0_area: 'E47000001', at0_period: '2019/2023' });
    expect(value).toMatchObject({ status: 'RELEASED', value: 30, period: '2023' });
  });

  test('the fallback is labelled', async () => {
    const { value } = await asked('A1', { area: manchester.code }, (at) => answers[at] ?? { data: null });
    expect(value.fallback).toEqual({
      steps: ['YEAR_TO_SEVERAL_YEARS'],
      from: { area: manchester, period: '2023' },
      to: { area: manchester, period: '2019/2023' },
      note: '2019/2023 for 2023',
    });
  });

  test('it stays withheld where these are withheld too', async () => {
    const both = [decisions('2023', null, 200), decisions('2019/2023', null, 1000)];
    const { value } = await asked('A1', { area: manchester.code }, (at) => both[at] ?? { data: null });
    expect(value).toMatchObject({ status: 'WITHHELD', value: null, fallback: null });
  });
});

test('figures that may not be released for a city region are those of its country, labelled', async () => {
  const answer = {
    data: {
      at0_area: {
        ...england,
        detained: series('2023', 130, england),
        before: series('2023', 10, england),
        during: series('2023', 120, england),
      },
    },
  };
  const { value, questions } = await asked('C1', { area: manchester.code }, () => answer);
  expect(questions[0]?.variables).toEqual({ at0_area: 'E92000001', at0_period: '2023' });
  expect(value).toMatchObject({ value: 130, asked: manchester, counted: [england] });
  expect(value.fallback?.note).toBe('England for Greater Manchester');
  expect(value.beside.map(({ title, value: split }) => [title, split])).toEqual([
    ['Decision before detention', 10],
    ['Decision during detention', 120],
  ]);
});

test('a period that no release covers is not collected', async () => {
  const error = {
    message: 'No release covers it.',
    path: ['at0_area', 'positive'],
    extensions: { code: 'PERIOD_OUTSIDE_RELEASE' },
  };
  const { value } = await asked('A1', { area: manchester.code, period: '1999' }, () => ({
    data: { at0_area: { ...manchester, positive: null, all: null } },
    errors: [error],
  }));
  expect(value).toMatchObject({ status: 'NOT_COLLECTED', because: 'No release covers it.', errors: [] });
});

test('a refusal is no gap: the value is unanswered and says why', async () => {
  const error = {
    message: 'No agreement permits it.',
    path: ['at0_area', 'positive'],
    extensions: { code: 'NO_AGREEMENT', remedy: 'Ask the owner.' },
  };
  const { value } = await asked('A1', { area: manchester.code }, () => ({
    data: { at0_area: { ...manchester, positive: null, all: series('2023', 200) } },
    errors: [error],
  }));
  expect(value).toMatchObject({
    status: 'UNANSWERED',
    because: 'No agreement permits it.',
    errors: [{ code: 'NO_AGREEMENT', path: 'area.positive', remedy: 'Ask the owner.' }],
  });
});

test.each([
  ['A7', 'E47000001', 'NOT_COLLECTED', /The Home Office/],
  ['X3', 'K02000001', 'NOT_APPLICABLE', /^$/],
] as const)('%s for %s is %s without asking anybody', async (id, area, status, who) => {
  const { value, questions } = await asked(id, { area }, () => ({ data: null }));
  expect(questions).toEqual([]);
  expect(value.status).toBe(status);
  expect(value.who ?? '').toMatch(who);
});

test('a city region in several regions has no value where figures stand by region', async () => {
  const { value } = await asked('E4', { area: 'E47000017' }, () => ({ data: null }));
  expect(value).toMatchObject({
    status: 'NOT_APPLICABLE',
    because: 'The figures stand by region, and Greater Lincolnshire lies in more than one.',
  });
});

test('a kind of period that a document does not read is not collected', async () => {
  const { value } = await asked('A1', { area: manchester.code, period: '2023-Q4' }, () => ({ data: null }));
  expect(value).toMatchObject({ status: 'NOT_COLLECTED', because: 'It is read by year, not for 2023-Q4.' });
});

test('an area that does not exist is refused', async () => {
  await expect(asked('A1', { area: 'E47000099' }, () => ({ data: null }))).rejects.toMatchObject({
    code: 'UNKNOWN_AREA',
  });
});
