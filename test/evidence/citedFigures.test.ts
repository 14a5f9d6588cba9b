import { describe, expect, test } from '@jest/globals';
import { loadEvidence } from '../../schema/evidence/loadEvidence.js';

const { citedFigures } = loadEvidence();
const value = (id: string) => citedFigures.find((figure) => figure.id === id)?.value;
const valuesOf = (measure: string, area: string) =>
  Object.fromEntries(
    citedFigures
      .filter((figure) => figure.measure === measure && figure.area === area)
      .map((figure) => [figure.period, figure.value]),
  );

describe('cited figures', () => {
  test('give the cases allocated to the Met for recording', () => {
    expect(valuesOf('ALLOCATED_FOR_RECORDING', 'E23000001')).toEqual({
      '2013': 187,
      '2015': 278,
      '2016': 1000,
      '2017': 1715,
      '2018': 2346,
      '2022': 5183,
    });
    expect(value('ALL_FORCES_RECORDING_2022')).toBe(15210);
  });

  test('give the backlog at three ends of year', () => {
    expect(valuesOf('AWAITING_CONCLUSIVE_GROUNDS', 'K02000001')).toEqual({
      '2022': 29275,
      '2024': 17168,
      '2025': 5758,
    });
  });

  test('give percentages only where no counts were published', () => {
    const percentages = citedFigures.filter((figure) => figure.kind === 'PERCENT');
    expect(Object.fromEntries(percentages.map((figure) => [figure.id, figure.value]))).toEqual({
      REASONABLE_GROUNDS_POSITIVE_2024: 53,
      CONCLUSIVE_GROUNDS_POSITIVE_2024: 56,
      REASONABLE_GROUNDS_POSITIVE_2025_Q4: 62,
      CONCLUSIVE_GROUNDS_POSITIVE_2025_Q4: 73,
      SMALL_BOAT_DETAINED_REFERRED_2019: 6,
      SMALL_BOAT_DETAINED_REFERRED_2020: 53,
      SMALL_BOAT_DETAINED_REFERRED_2021: 73,
      HESTIA_MEN_SLEPT_ROUGH_2018: 54,
    });
  });

  test('add up: detention is before and during, leave is granted, refused and pending', () => {
    const detained =
      (value('DETAINED_POSITIVE_BEFORE_2018') ?? 0) + (value('DETAINED_POSITIVE_DURING_2018') ?? 0);
    expect(detained).toBe(value('DETAINED_POSITIVE_2018'));
    const leave = ['GRANTED', 'REFUSED', 'PENDING'].map(
      (stage) => value(`DISCRETIONARY_LEAVE_${stage}_2016_21`) ?? 0,
    );
    expect(leave.reduce((sum, count) => sum + count)).toBe(value('DISCRETIONARY_LEAVE_APPLICATIONS_2016_21'));
  });

  test('hold no count under ten', () => {
    expect(citedFigures.filter((figure) => figure.kind === 'COUNT' && figure.value < 10)).toEqual([]);
  });

  test('mark what the source does not give exactly', () => {
    const marked = citedFigures.filter((figure) => figure.approximate !== undefined);
    expect(Object.fromEntries(marked.map((figure) => [figure.id, figure.approximate]))).toEqual({
      MET_RECORDING_2016: 'MORE_THAN',
      MET_INVESTIGATIONS_CONCLUDED_2018: 'ABOUT',
      DOMESTIC_WORKER_VISAS_2013_14_LOW: 'ABOUT',
      DOMESTIC_WORKER_VISAS_2013_14_HIGH: 'ABOUT',
      DOMESTIC_WORKER_VISAS_2014: 'ABOUT',
      DOMESTIC_WORKER_VISAS_2016: 'ABOUT',
      ESTIMATE_HOME_OFFICE_2013_LOW: 'AT_LEAST',
      ESTIMATE_HOME_OFFICE_2013_HIGH: 'AT_MOST',
      ESTIMATE_GLOBAL_SLAVERY_INDEX_2016: 'ABOUT',
      ESTIMATE_HESTIA_LONDON_2019: 'AT_LEAST',
    });
  });
});
