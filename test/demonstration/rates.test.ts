import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parseRates, stepAt } from '../../scripts/demonstration/rates.js';

const text = readFileSync(new URL('../../scripts/demonstration/rates.json', import.meta.url), 'utf8');
const publishers = /Home Office|ONS|Hansard|party\.coop|annual report|After Exploitation|London Assembly/;

interface Sourced {
  readonly source?: unknown;
}

/** Every object in the file that holds a value, wherever it stands. */
function sourcedValues(part: unknown): readonly Sourced[] {
  if (typeof part !== 'object' || part === null) return [];
  const here: readonly Sourced[] =
    'value' in part ? [{ source: 'source' in part ? part.source : undefined }] : [];
  return [...here, ...Object.values(part).flatMap(sourcedValues)];
}

describe('rates', () => {
  test('each name a publication they come from, or are computed from one, or say that they are assumed', () => {
    const values = sourcedValues(JSON.parse(text));
    const unexplained = values.filter(
      ({ source }) =>
        typeof source !== 'string' || !(/assumed|^computed:/.test(source) || publishers.test(source)),
    );
    expect(values.length).toBeGreaterThan(40);
    expect(unexplained).toEqual([]);
  });

  test('without a source are refused', () => {
    const rates = JSON.parse(text);
    delete rates.referredAgain.source;
    expect(() => parseRates(JSON.stringify(rates))).toThrow(/referredAgain\.source/);
  });

  test('that should add up to 1 and do not are refused', () => {
    const rates = JSON.parse(text);
    rates.localAuthority.value.unknown = 0.5;
    expect(() => parseRates(JSON.stringify(rates))).toThrow(/The shares must add up to 1/);
  });

  test('that change hold from their quarter until the next step', () => {
    const { positiveReasonableGrounds } = parseRates(text);
    const at = ['2023-Q4', '2024-Q1', '2025-Q3', '2025-Q4', '2026-Q3'].map((quarter) =>
      stepAt(positiveReasonableGrounds, quarter),
    );
    expect(at).toEqual([undefined, 0.53, 0.57, 0.62, 0.62]);
  });
});
