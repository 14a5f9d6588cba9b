import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse, validate } from 'graphql';
import { evidenceQuestion, helplineQuestion } from '../../gateway/pack/evidence.js';
import { apiSchemaOf } from '../../gateway/questions/apiSchema.js';
import { loadQuestions } from '../../gateway/questions/loadQuestions.js';
import { variablesOf } from '../../gateway/questions/variables.js';
import { figureTexts } from '../../schema/figures/figure.js';
import { loadFigures, parseFigure } from '../../schema/figures/loadFigures.js';
import { literalNumbers } from '../../schema/pack/literalNumbers.js';
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

  test('name no number that their figure does not have', () => {
    const named = proseTexts(prose).flatMap((text) =>
      [...text.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name),
    );
    const known = figures.flatMap(({ id, values }) =>
      Object.keys(values).flatMap((value) => [`${id}:${value}`, `${id}:${value}.period`]),
    );
    expect(named.filter((name) => !known.includes(name ?? ''))).toEqual([]);
    expect(new Set(named).size).toBeGreaterThan(30);
  });

  test('name only official figures, so that both packs say the same', () => {
    const own = new Set(
      proseTexts(prose).flatMap((text) => [...text.matchAll(/\{([^{}:]+):/g)].map(([, id]) => id)),
    );
    const official = figures.filter((figure) => figure.official).map(({ id }) => id);
    expect([...own].filter((id) => !official.includes(id ?? ''))).toEqual([]);
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

  test('with a literal number in them are refused, and the number is named', () => {
    const planted = (file: string) =>
      file === '6c.md'
        ? '## Why now\n\nIn 2018 it was 507.'
        : file === 'gaps.json'
          ? JSON.stringify(prose.gaps)
          : '';
    expect(() => loadProse(planted)).toThrow(/the literal numbers 2018, 507\./);
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

  test('with a number in a title are refused', () => {
    const figure = { ...figures[0], title: '54.6% were positive' };
    expect(() => parseFigure('6a.1.json', JSON.stringify(figure))).toThrow(/the literal numbers 54\.6%/);
  });

  test('in a file of another name are refused', () => {
    expect(() => parseFigure('6b.1.json', JSON.stringify(figures[0]))).toThrow(
      /6a\.1, whose file has another name/,
    );
  });
});

test('what the pack asks of the evidence and of the mayors is valid for the schema', () => {
  const sdl = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
  const faults = [evidenceQuestion, helplineQuestion].flatMap((question) =>
    validate(apiSchemaOf(sdl), parse(question)),
  );
  expect(faults).toEqual([]);
});
