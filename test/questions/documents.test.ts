import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { apiSchemaOf } from '../../gateway/questions/apiSchema.js';
import { loadQuestions, parseQuestion } from '../../gateway/questions/loadQuestions.js';
import { questionFaults } from '../../gateway/questions/questionFaults.js';

const apiSchema = apiSchemaOf(
  readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8'),
);
const { all } = loadQuestions();

describe('saved questions', () => {
  test('are at least the eight of the first end', () => {
    expect(all.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'all-city-regions',
        'city-region',
        'claims-not-safe',
        'domestic-servitude-detection',
        'letter-outcomes',
        'london-referrals',
        'reasonable-grounds-2023',
        'revisions-2017',
      ]),
    );
  });

  test.each(all.map((question) => [question.name, question] as const))(
    '%s is valid for the schema',
    (_, question) => {
      expect(questionFaults(question, apiSchema)).toEqual([]);
    },
  );

  test.each(all.map((question) => [question.name, question] as const))(
    '%s asks owner, release, basis and caveats with every series, and the status with every count',
    (_, { source }) => {
      const series = source.match(/table: /g)?.length ?? 0;
      const cited = source.match(/citedFigures\(/g)?.length ?? 0;
      const times = (text: RegExp) => source.match(text)?.length ?? 0;
      expect([
        times(/owners \{/g),
        times(/\.\.\.Stamp/g),
        times(/\bbasis$/gm),
        times(/\bcaveats$/gm),
        times(/\.\.\.Shown/g),
      ]).toEqual([series + cited, series + cited, series, series, series + cited]);
    },
  );

  test('that name a field nobody has are found out', () => {
    const about = {
      title: 'T',
      question: 'Q?',
      reading: ['R'],
      variables: { code: { description: 'C', default: 'E', kind: 'area' } },
    };
    const question = parseQuestion(
      'wrong',
      'query Q($years: Period!) { area(code: "E12000007") { nme } }',
      JSON.stringify(about),
    );
    expect(questionFaults(question, apiSchema)).toEqual([
      'Cannot query field "nme" on type "Area". Did you mean "name"?',
      'Variable "$years" is never used in operation "Q".',
      '$years is not described',
      'code is described but not declared',
    ]);
  });
});
