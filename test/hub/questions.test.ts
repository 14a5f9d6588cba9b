import { describe, expect, test } from '@jest/globals';
import { loadQuestions } from '../../gateway/questions/loadQuestions.js';
import type { CountRow } from '../../gateway/questions/tidy/tidyRow.js';
import { testHub } from './testHub.js';

const hub = testHub();

interface AnswerFile {
  readonly errors: readonly unknown[];
  readonly counts: readonly CountRow[];
  readonly records: readonly { readonly values: Readonly<Record<string, unknown>> }[];
}

async function answerTo(name: string, variables: Readonly<Record<string, string>> = {}): Promise<AnswerFile> {
  const response = await fetch(
    `${hub.url}/questions/${name}.json?${new URLSearchParams(variables).toString()}`,
  );
  return (await response.json()) as AnswerFile;
}

const bare = ({ status, release, provenance }: CountRow) => !(status && release && provenance);

describe('every saved question is answered without an error, each number with status, release and provenance', () => {
  test.each(loadQuestions().all.map(({ name }) => name))('%s', async (name) => {
    const { errors, counts, records } = await answerTo(name);
    expect(errors).toEqual([]);
    expect(counts.length + records.length).toBeGreaterThan(0);
    expect(counts.filter(bare)).toEqual([]);
  });
});

describe('the page of a city region', () => {
  test('draws on all sectors', async () => {
    const { counts } = await answerTo('city-region', { code: 'E47000001' });
    expect(counts.filter(bare)).toEqual([]);
    expect([...new Set(counts.map(({ dataset }) => dataset))]).toEqual(
      expect.arrayContaining([
        'referralsMade',
        'capacity',
        'decisions',
        'councilReferrals',
        'homelessnessDuty',
        'clients',
        'supportLength',
        'officialReferralsByResponder',
      ]),
    );
  });

  test('names the force area that stands for a region it does not fit', async () => {
    const { counts, records } = await answerTo('city-region', { code: 'E47000004' });
    const made = counts.find(({ dataset }) => dataset === 'referralsMade');
    expect(made).toMatchObject({ areaName: 'Merseyside Police', askedAreaName: 'Liverpool City Region' });
    const notes = records.map(({ values }) => values['fit.note']).filter(Boolean);
    expect(notes).toEqual([
      'Figures of Merseyside Police stand for Liverpool City Region. They leave out Halton, which is in it.',
    ]);
  });
});

test('the public page gives the number of the helpline that the graph gives, and what is overdue', async () => {
  const { helpline } = await hub.data('{ helpline { number } }');
  const page = await (await fetch(`${hub.url}/board`)).text();
  expect(page.split(helpline.number).length - 1).toBe(2);
  expect(page).toContain('<strong class="overdue">Overdue</strong>');
});
