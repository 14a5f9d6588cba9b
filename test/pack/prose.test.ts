import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse, validate } from 'graphql';
import { evidenceQuestion, helplineQuestion } from '../../gateway/pack/evidence.js';
import { apiSchemaOf } from '../../gateway/questions/apiSchema.js';
import { loadQuestions } from '../../gateway/questions/loadQuestions.js';
import { variablesOf } from '../../gateway/questions/variables.js';
import { figureTexts } from '../../schema/figures/figure.js';
import { literalNumbers } from '../../schema/figures/literalNumbers.js';
import { loadFigures } from '../../schema/figures/loadFigures.js';
import { loadProse } from '../../schema/pack/loadProse.js';
import { parseSections, proseTexts } from '../../schema/pack/prose.js';

const figures = loadFigures();
const prose = loadProse();
const questions = loadQuestions();

describe('the words of the pack', () => {
  test('hold no literal number', () => {
    const texts = [...proseTexts(prose), ...figures.flatMap(figureTexts)];
    expect(texts.length).toBeGreaterThan(60);
    expect(texts.flatMap(literalNumbers)).toEqual([]);
  });

  test('name more than thirty numbers of published figures', () => {
    const named = proseTexts(prose).flatMap((text) => text.match(/\{6[a-e]\.\d:[^{}]+\}/g) ?? []);
    expect(new Set(named).size).toBeGreaterThan(30);
  });

  test('have a reason and a change wanted for each ask', () => {
    const headings = Object.fromEntries(
      Object.entries(prose.asks).map(([ask, sections]) => [ask, sections.map(({ heading }) => heading)]),
    );
    const expected = ['Why now', 'What we want changed'];
    expect(headings).toEqual({
      '6a': expected,
      '6b': expected,
      '6c': expected,
      '6d': expected,
      '6e': expected,
    });
  });

  test('may name a number by a reference that has digits', () => {
    expect(literalNumbers('In {6a.1:before.period} it was {6a.1:before}, a third.')).toEqual([]);
    expect(literalNumbers('It was 88.5% of 1,254.')).toEqual(['88.5%', '1,254.']);
  });

  test('are read by heading, in paragraphs', () => {
    expect(parseSections('## One\n\nA line\nand another.\n\nB.\n\n## Two\n\nC.')).toEqual([
      { heading: 'One', paragraphs: ['A line and another.', 'B.'] },
      { heading: 'Two', paragraphs: ['C.'] },
    ]);
  });
});

describe('the figures of the pack', () => {
  test('are one published and one of partners for each ask', () => {
    expect(figures.map(({ id, official }) => [id, official])).toEqual(
      ['6a', '6b', '6c', '6d', '6e'].flatMap((ask) => [
        [`${ask}.1`, true],
        [`${ask}.2`, false],
      ]),
    );
  });

  test.each(figures.map((figure) => [figure.id, figure] as const))(
    '%s asks a saved question with variables it has',
    (_, { document, variables }) => {
      const asked = variablesOf(questions.require(document), Object.entries(variables));
      expect(asked).toEqual(expect.objectContaining(variables));
    },
  );
});

test('what the pack asks of the evidence and of the mayors is valid for the schema', () => {
  const sdl = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
  const faults = [evidenceQuestion, helplineQuestion].flatMap((question) =>
    validate(apiSchemaOf(sdl), parse(question)),
  );
  expect(faults).toEqual([]);
});
