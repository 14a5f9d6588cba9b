import { describe, expect, test } from '@jest/globals';
import { loadEvidence } from '../../schema/evidence/loadEvidence.js';
import { isSafeToRepeat, standingsThatAre } from '../../schema/evidence/standing.js';

const evidence = loadEvidence();
const claim = (id: string) => evidence.claims.find((entry) => entry.id === id);
const idsWith = (standing: string) =>
  evidence.claims.filter((entry) => entry.standing === standing).map((entry) => entry.id);

describe('the evidence register', () => {
  test('holds every claim of both sources, six recommendations and five asks', () => {
    const counts = Object.fromEntries(
      Object.entries(evidence).map(([list, entries]) => [list, entries.length]),
    );
    expect(counts).toEqual({
      sources: 2,
      recommendations: 6,
      asks: 5,
      claims: 29,
      counterArguments: 16,
      contradictions: 8,
      citedFigures: 79,
    });
  });

  test('numbers the claims as its two sources do', () => {
    const numbered = (letter: string, last: number) =>
      Array.from({ length: last }, (_, at) => `${letter}${String(at + 1).padStart(2, '0')}`);
    expect(evidence.claims.map((entry) => entry.id)).toEqual([...numbered('L', 21), ...numbered('P', 8)]);
  });

  test('gives each claim one standing', () => {
    expect({
      HOLDS: idsWith('HOLDS'),
      HOLDS_WITH_CAVEAT: idsWith('HOLDS_WITH_CAVEAT'),
      MISSTATED: idsWith('MISSTATED'),
      SUPERSEDED: idsWith('SUPERSEDED'),
      NOT_REPRODUCIBLE: idsWith('NOT_REPRODUCIBLE'),
    }).toEqual({
      HOLDS: ['L19'],
      HOLDS_WITH_CAVEAT: ['L01', 'L03', 'L04', 'L12', 'L17', 'P02', 'P06', 'P07'],
      MISSTATED: ['L02', 'L06', 'L07', 'L09', 'L14', 'L15', 'L20', 'P01'],
      SUPERSEDED: ['L08', 'L16', 'P08'],
      NOT_REPRODUCIBLE: ['L05', 'L10', 'L11', 'L13', 'L18', 'L21', 'P03', 'P04', 'P05'],
    });
  });

  test("says that the letter's headline figure is not safe to repeat, and why", () => {
    const headline = claim('L14');
    expect(headline && isSafeToRepeat(headline.standing)).toBe(false);
    expect(headline?.because).toBe(
      'It mixes conclusive decisions with positive outcomes and compares a cohort followed for years with one followed for months. By date of decision the positive share rose over the same years.',
    );
    expect(headline?.sayInstead).toContain('88.5% were positive in 2022 and 54.6% in 2023');
    expect(headline?.supports).toEqual({ asks: ['6a'], recommendations: [] });
  });

  test('calls the share of council referrals superseded', () => {
    expect(claim('P08')?.sayInstead).toBe(
      'In 2023 local authorities made 3,955 of 17,023 NRM referrals, as many as the police (3,946). Referrals by each council are not published.',
    );
  });

  test('derives what is safe to repeat from the standing alone', () => {
    expect([standingsThatAre(true), standingsThatAre(false)]).toEqual([
      ['HOLDS', 'HOLDS_WITH_CAVEAT'],
      ['MISSTATED', 'SUPERSEDED', 'NOT_REPRODUCIBLE'],
    ]);
  });

  test('has a claim, and an answer to the Government, for each ask but the leave to remain, on which the sources give no figure', () => {
    const supported = evidence.asks.map((ask) => [
      ask.id,
      evidence.claims.filter((entry) => entry.supports.asks.includes(ask.id)).length,
      evidence.counterArguments.filter((entry) => entry.answers.asks.includes(ask.id)).length,
    ]);
    expect(supported).toEqual([
      ['6a', 6, 6],
      ['6b', 3, 2],
      ['6c', 1, 3],
      ['6d', 0, 1],
      ['6e', 1, 1],
    ]);
  });

  test('keeps the two deadlines of the third recommendation apart', () => {
    const third = evidence.recommendations.find((entry) => entry.id === 'R3');
    expect(third?.deadlines.map((deadline) => deadline.date)).toEqual(['2020-02-29', '2020-03-01']);
  });

  test('asks for a reply to every recommendation by 1 March 2020', () => {
    expect(evidence.recommendations.map((entry) => entry.deadlines.at(-1)?.date)).toEqual(
      Array(6).fill('2020-03-01'),
    );
  });

  test('names no telephone number', () => {
    expect(JSON.stringify(evidence)).not.toMatch(/\b0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}\b/);
  });
});
