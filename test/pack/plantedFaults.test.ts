import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { buildPack } from '../../gateway/pack/buildPack.js';
import { checkDraft } from '../../gateway/pack/draft/checkDraft.js';
import type { Answer } from '../../gateway/questions/answerQuestion.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { loadEvidence } from '../../schema/evidence/loadEvidence.js';
import { parseFigure } from '../../schema/figures/loadFigures.js';
import { parseIndicator } from '../../schema/indicators/loadIndicators.js';
import { loadProse } from '../../schema/pack/loadProse.js';
import { answerOf, makeFigure, makeMaterial, shareRow } from './packMaterial.js';

const read = (file: string): string => readFileSync(new URL(`../../schema/${file}`, import.meta.url), 'utf8');

/** The text of a file with one text in it replaced; that it stands there is part of the test. */
function planted(file: string, from: string, to: string): string {
  const text = read(file);
  expect(text).toContain(from);
  return text.replace(from, to);
}

const register = (file: string, from: string, to: string) => () =>
  loadEvidence((own) => (own === file ? planted(`evidence/${file}`, from, to) : read(`evidence/${own}`)));
const words = (file: string, from: string, to: string) => () =>
  loadProse((own) => (own === file ? planted(`pack/${file}`, from, to) : read(`pack/${own}`)));
const figure = (file: string, from: string, to: string) => () =>
  parseFigure(file, planted(`figures/${file}`, from, to));
const indicator = (file: string, change: object) => () =>
  parseIndicator(
    loadCatalogue(),
    file,
    JSON.stringify({ ...JSON.parse(read(`indicators/${file}`)), ...change }),
  );
const letter = 'claims/letter.json';

describe('what stops the program before it asks anything', () => {
  test.each([
    [
      'arithmetic that does not follow',
      register(letter, '"value": 1154.55', '"value": 1154.54'),
      'claim L02: (2346 - 187) / 187 is 1154.55, recorded as 1154.54',
    ],
    [
      'arithmetic with a number from nowhere',
      register(letter, '"expression": "5183 / 15210"', '"expression": "5184 / 15210"'),
      '5184 in 5184 / 15210 has no input',
    ],
    [
      'an input that is not used',
      register(letter, '"expression": "5143 - 5136"', '"expression": "5143 - 5143"'),
      "input 5136 isn't in 5143 - 5143",
    ],
    [
      'a number in what may be said that nothing bears out',
      register(letter, 'stood at 7,130 in 2025', 'stood at 7,310 in 2025'),
      'claim L15: nothing bears out the number 7310',
    ],
    [
      'a share in an ask that nothing bears out',
      register('asks.json', '54.6%', '54.7%'),
      'ask 6a: nothing bears out the number 54.7',
    ],
    [
      'a share in an answer to Government that nothing bears out',
      register('counter-arguments.json', '23.3% of those', '23.9% of those'),
      'counter-argument duty-to-notify-is-consent: nothing bears out the number 23.9',
    ],
    [
      'a cited figure taken out that a sentence rests on',
      register('cited-figures.json', '"value": 62,', '"value": 61,'),
      'claim L14: nothing bears out the number 62',
    ],
    [
      'a figure that is not in the words quoted',
      register(letter, '"almost three times"', '"almost four times"'),
      `claim L01: "almost four times" isn't in the words quoted`,
    ],
    [
      'a standing nobody defined',
      register(letter, '"standing": "MISSTATED"', '"standing": "WRONG"'),
      'standing',
    ],
    [
      'a claim with nothing to say instead',
      register(letter, '"sayInstead": "In 2017', '"sayInstead": "", "was": "In 2017'),
      'sayInstead',
    ],
    ['a claim twice', register(letter, '"id": "L02"', '"id": "L01"'), 'claims: L01 stands twice'],
    [
      'an answer to a counter-argument that nobody wrote',
      register(letter, '"decision-basis-rose"', '"nobody-said"'),
      'claim L14 names nobody-said',
    ],
    [
      'a cited figure without its source',
      register('cited-figures.json', '"source": "London Assembly', '"sourced": "London Assembly'),
      'source',
    ],
    [
      'an ask of a recommendation that does not exist',
      register(
        letter,
        '"asks": ["6a"], "recommendations": ["R1"]',
        '"asks": ["6a"], "recommendations": ["R9"]',
      ),
      'recommendations',
    ],
    ['an ask twice', register('asks.json', '"id": "6b"', '"id": "6a"'), 'asks: 6a stands twice'],
    ['a file that is not JSON', register('asks.json', '[', ''), "text that isn't JSON"],
    [
      'a counter-argument renamed, with every claim that names it',
      register('counter-arguments.json', '"id": "can-change-employer"', '"id": "renamed"'),
      'claim L20 names can-change-employer',
    ],
    [
      'a cited figure of a period that no cell has',
      register('cited-figures.json', '"period": "2015/2016"', '"period": "2015-16"'),
      'a period of the protocol',
    ],
    [
      'a number written into the words',
      words('6c.md', '## Why now\n', '## Why now\n\nThere were 507.\n'),
      'the literal numbers 507.',
    ],
    [
      'a percentage written into the cover',
      words('front.md', '## ', '## 54% of '),
      'the literal numbers 54%',
    ],
    ['a number in a stated gap', words('gaps.json', '"what": "', '"what": "12 '), 'the literal numbers 12'],
    [
      'words that name a number which no figure has',
      words('6a.md', '{6a.1:', '{6a.1:x'),
      'which no published figure has',
    ],
    [
      "words that name a partner's number, which the official pack lacks",
      words('6a.md', '{6a.1:', '{6a.2:open} {6a.1:'),
      '{6a.2:open}, which no published figure has',
    ],
    ['a stated gap of no ask', words('gaps.json', '"ask": "6a"', '"ask": "7a"'), 'ask'],
    ['a stated gap that nobody could close', words('gaps.json', '"who": "Home Office"', '"who": " "'), 'who'],
    [
      'a number written into a headline',
      figure('6a.1.json', '"title": "', '"title": "54.6%: '),
      'the literal numbers 54.6%',
    ],
    [
      'a headline with a number that the figure lacks',
      figure('6a.1.json', '{after}', '{nowhere}'),
      '{nowhere}, which its values do not have',
    ],
    [
      'a key number that is not among the values',
      figure('6a.1.json', '"key": "', '"key": "x'),
      'the key is one of the values',
    ],
    [
      'a figure in a file of another name',
      () => parseFigure('6b.1.json', read('figures/6a.1.json')),
      '6a.1, whose file has another name',
    ],
    [
      'a figure under another ask',
      figure('6a.1.json', '"ask": "6a"', '"ask": "6b"'),
      'the id begins with the ask',
    ],
    [
      'an indicator by decision that counts a cohort',
      indicator('A1.json', { datasets: ['decisions', 'outcomesByCohort'] }),
      'datasets[1]',
    ],
    [
      'an indicator by cohort that counts decisions',
      indicator('A1.json', { basis: 'COHORT', datasets: ['decisions'] }),
      'datasets[0]',
    ],
    [
      'a question that asks another dataset behind the file',
      indicator('A1.json', { datasets: ['officialDecisions', 'citedFigures'] }),
      'Expected A1-city-region.graphql to ask officialDecisions, citedFigures; found decisions.',
    ],
    [
      'an indicator in a file of another name',
      () => parseIndicator(loadCatalogue(), 'A2.json', read('indicators/A1.json')),
      'found A1 in A2.json',
    ],
    [
      'an indicator without a reading for city regions',
      indicator('A1.json', { readings: {} }),
      'A reading for COUNTRY and one for CITY_REGION.',
    ],
  ])('%s', (_, build, message) => {
    expect(build).toThrow(message);
  });
});

describe('what keeps a figure out of the pack, and says so as a stated gap', () => {
  const last = { period: '2023', value: 109, percent: 54.6 };
  const rows = [shareRow('OFFICIAL'), shareRow('OFFICIAL', last)];
  const gapsOf = (answer: Answer, over: Parameters<typeof makeMaterial>[2] = {}) =>
    buildPack(makeMaterial([makeFigure()], { '6a.1': answer }, over)).gaps.map(({ because }) => because);
  const withheld = { ...last, value: null, percent: null, status: 'WITHHELD' as const };

  test.each([
    [
      'a withheld figure quoted in its headline',
      answerOf([shareRow('OFFICIAL'), shareRow('OFFICIAL', withheld)]),
      'A figure that its heading needs is withheld or not answered.',
    ],
    [
      'a release without its vintage',
      { ...answerOf(rows), data: { releases: [{ id: 'home-office.decisions.2024-03-07' }] } },
      'The answer does not give the vintage and the hash of the release home-office.decisions.2024-03-07.',
    ],
    [
      'a year that was not answered',
      answerOf([shareRow('OFFICIAL')]),
      'A figure that its heading needs is withheld or not answered.',
    ],
  ])('%s', (_, answer, because) => {
    expect(gapsOf(answer)).toContain(because);
  });

  test('an invented figure in the pack of published ones', () => {
    const invented = answerOf([shareRow('SYNTHETIC'), shareRow('SYNTHETIC', last)]);
    const pack = buildPack(makeMaterial([makeFigure()], { '6a.1': invented }, { variant: 'OFFICIAL' }));
    expect(pack.asks.flatMap(({ figures }) => figures)).toEqual([]);
    expect(pack.gaps).toContainEqual(expect.objectContaining({ what: 'Positive share of decisions' }));
  });
});

describe('what is found in a draft', () => {
  const { claims } = loadEvidence();
  test.each([
    ['a number that nothing has', 'Some 987,654 people were referred.', 'UNBOUND'],
    ['a number of a claim that must not be repeated', 'Positive outcomes fell to 16.45%.', 'WRONG'],
  ])('%s', (_, text, standing) => {
    expect(checkDraft(text, { claims, pack: [] }).map((found) => found.standing)).toEqual([standing]);
  });
});
