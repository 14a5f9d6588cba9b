import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { apiSchemaOf } from '../../gateway/questions/apiSchema.js';
import { loadQuestions, parseQuestion, questionsOf } from '../../gateway/questions/loadQuestions.js';
import { questionFaults } from '../../gateway/questions/questionFaults.js';
import type { SavedQuestion } from '../../gateway/questions/savedQuestion.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { loadEvidence } from '../../schema/evidence/loadEvidence.js';

const apiSchema = apiSchemaOf(
  readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8'),
);
const { all, groups } = loadQuestions();

/** Fields of areas and of the root that a document asks: each dataset is one. */
function fieldsAsked({ document }: SavedQuestion, schema: GraphQLSchema): readonly string[] {
  const info = new TypeInfo(schema);
  const fields: string[] = [];
  visit(
    document,
    visitWithTypeInfo(info, {
      Field: ({ name }) => {
        if (['Area', 'Query'].includes(info.getParentType()?.name ?? '')) fields.push(name.value);
      },
    }),
  );
  return fields;
}

describe('the saved questions', () => {
  const asked = new Set(all.flatMap((question) => fieldsAsked(question, apiSchema)));

  test.each(loadCatalogue().datasets.map(({ name }) => name))('ask about the dataset %s', (name) => {
    expect(asked.has(name)).toBe(true);
  });

  test.each(loadEvidence().asks.map(({ id }) => id))('ask for figures on ask %s', (id) => {
    const own = groups.filter(({ ask }) => ask === id).flatMap(({ questions }) => questions);
    const datasets = new Set(loadCatalogue().datasets.map(({ name }) => name));
    const withFigures = own.filter((question) =>
      fieldsAsked(question, apiSchema).some((field) => datasets.has(field)),
    );
    expect(withFigures.length).toBeGreaterThan(0);
  });

  test('draw on every sector for one city region, on the mayor, and on what was promised', () => {
    const region = all.find(({ name }) => name === 'city-region');
    const fields = new Set(region ? fieldsAsked(region, apiSchema) : []);
    const sectors = loadCatalogue().datasets.flatMap(({ name, sector }) =>
      fields.has(name) ? [sector] : [],
    );
    expect([...new Set(sectors)].sort()).toEqual(['evidence', 'police', 'safeguarding', 'support']);
    for (const field of ['fit', 'mayor', 'commitments', 'contacts', 'responses'])
      expect(fields).toContain(field);
  });

  test('are at least twenty, and every one is valid', () => {
    expect(all.length).toBeGreaterThanOrEqual(20);
    expect(all.flatMap((question) => questionFaults(question, apiSchema))).toEqual([]);
  });
});

describe('the order of the saved questions', () => {
  test('begins with the asks and leaves none out', () => {
    expect(groups.slice(0, 5).map(({ ask }) => ask)).toEqual(['6a', '6b', '6c', '6d', '6e']);
    expect(groups.map(({ title }) => title)).not.toContain('Further questions');
    expect(new Set(all).size).toBe(all.length);
  });

  const about = (title: string) => JSON.stringify({ title, question: 'Q?', reading: ['R'], variables: {} });
  const saved = ['first', 'second'].map((name) => parseQuestion(name, '{ claims { id } }', about(name)));

  test('puts a question that stands in no group last', () => {
    const found = questionsOf(saved, [{ title: 'Topic', questions: ['second'] }]);
    expect(found.groups.map(({ title, questions }) => [title, questions.map(({ name }) => name)])).toEqual([
      ['Topic', ['second']],
      ['Further questions', ['first']],
    ]);
    expect(found.all.map(({ name }) => name)).toEqual(['second', 'first']);
  });

  test('refuses a group that names a question nobody saved', () => {
    expect(() => questionsOf(saved, [{ title: 'Topic', questions: ['secnd'] }])).toThrow(
      /There is no such saved question/,
    );
  });
});
