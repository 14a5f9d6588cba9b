import { describe, expect, test } from '@jest/globals';
import { buildPack } from '../../gateway/pack/buildPack.js';
import { repeatsUnsafe, unsafeNumbers } from '../../gateway/pack/unsafeNumbers.js';
import { answerOf, makeFigure, makeMaterial, registerOfClaims, shareRow } from './packMaterial.js';

const unsafe = unsafeNumbers(registerOfClaims);
const pack = buildPack(makeMaterial([makeFigure()], { '6a.1': answerOf([shareRow('OFFICIAL')]) }));
const everyText = JSON.stringify(pack);

describe('claims that are not safe to repeat', () => {
  test('are known by their numbers, unless the register says the same number in their place', () => {
    expect(['47.8', '16.45', '1154', '3800'].map((number) => unsafe.has(number))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['507', '479', '88.5', '2346', '807', '2018'].map((number) => unsafe.has(number))).toEqual(
      Array(6).fill(false),
    );
  });

  test('are not repeated even to deny them', () => {
    expect(repeatsUnsafe("The letter's 47.8% and 16.45% are not used here.", unsafe)).toBe(true);
    expect(everyText).not.toMatch(/47\.8|16\.45|1,154|776/);
  });

  test('leave every other counter-argument with its answer', () => {
    const titles = pack.asks.flatMap(({ counterArguments }) => counterArguments.map(({ id }) => id));
    expect(titles).toEqual(
      expect.arrayContaining(['backlog-halved', 'detention-figure-corrected', 'can-change-employer']),
    );
    expect(titles).not.toContain('decision-basis-rose');
  });

  test('have what the register says in their place, marked as such', () => {
    const statements = pack.asks.flatMap((ask) => ask.statements);
    expect(statements.find(({ claim }) => claim === 'L14')).toEqual({
      claim: 'L14',
      text: 'Of reasonable grounds decisions, 88.5% were positive in 2022 and 54.6% in 2023, after the threshold was raised on 30 January 2023; 53% in 2024 and 62% in the last quarter of 2025. Outcomes of whole cohorts followed for the same time are not published: ask for them.',
      isReplacement: true,
    });
    expect(statements.find(({ claim }) => claim === 'L17')?.isReplacement).toBe(false);
  });
});
