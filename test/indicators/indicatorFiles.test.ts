import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Kind, parse, validate, visit } from 'graphql';
import { apiSchemaOf } from '../../gateway/questions/apiSchema.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import type { ComputedReading, Reading } from '../../schema/indicators/indicator.js';
import { datasetsAsked, loadIndicators } from '../../schema/indicators/loadIndicators.js';

const read = (file: string): string => readFileSync(new URL(`../../schema/${file}`, import.meta.url), 'utf8');
const catalogue = loadCatalogue();
const indicators = loadIndicators(catalogue);
const apiSchema = apiSchemaOf(read('supergraph.graphql'));
const computed = indicators.flatMap(({ id, readings }) =>
  Object.values(readings).flatMap((reading) =>
    reading.state === 'COMPUTED' ? [{ id, reading, document: reading.document }] : [],
  ),
);

test('there are the twenty-one indicators of the evidence pack, one in two halves, and seven further ones', () => {
  expect(indicators.map(({ id }) => id).join(' ')).toBe(
    'A1 A2 A3 A4 A5 A6 A7 B1 B2 B3 C1 C2 D1a D1b D2 E1 E2 E3 E4 F1 F2 F3 F4 F5 F6 F7 X1 X2 X3',
  );
});

test('each of the five asks has at least two', () => {
  const asks = indicators.flatMap((indicator) => indicator.asks);
  const counted = ['6a', '6b', '6c', '6d', '6e'].map((ask) => asks.filter((one) => one === ask).length);
  expect(counted).toEqual([9, 6, 3, 3, 4]);
});

test('what is not collected says why, and who would have to collect it', () => {
  const gaps: readonly Reading[] = indicators.flatMap(({ readings }) =>
    Object.values(readings).filter(({ state }) => state === 'NOT_COLLECTED'),
  );
  expect(gaps.length).toBeGreaterThan(8);
  expect(gaps.filter((gap) => gap.state === 'NOT_COLLECTED' && !gap.who)).toEqual([]);
});

describe.each(computed)('$document', ({ id, reading }) => {
  test('is valid against the schema', () => {
    expect(validate(apiSchema, parse(reading.query)).map(({ message }) => message)).toEqual([]);
  });

  test('asks what its parts name, and nothing beside it', () => {
    expect(namesIn(reading.query)).toEqual([...new Set(partsOf(reading))].sort());
  });

  test('declares each variable that a kind of period gives it', () => {
    const given = Object.values(reading.byPeriod).flatMap((variables) => Object.keys(variables ?? {}));
    for (const name of given) expect(reading.query).toContain(`$${name}:`);
  });

  test('draws on datasets its indicator names', () => {
    const { datasets } = indicators.find((one) => one.id === id) ?? { datasets: [] };
    expect(datasets).toEqual(expect.arrayContaining([...datasetsAsked(catalogue, reading.query)]));
  });
});

test('an indicator names no dataset that none of its documents asks', () => {
  const unused = indicators.flatMap(({ id, datasets, readings }) => {
    const asked = Object.values(readings).flatMap((reading) =>
      reading.state === 'COMPUTED' ? datasetsAsked(catalogue, reading.query) : [],
    );
    return datasets.filter((name) => !asked.includes(name)).map((name) => `${id} ${name}`);
  });
  expect(unused).toEqual([]);
});

/** Response names of figures: fields at the root or under an area that have an alias. */
function namesIn(query: string): readonly string[] {
  const names = new Set<string>();
  visit(parse(query), {
    Field: ({ alias }) => void (alias && names.add(alias.value)),
    FragmentDefinition: { enter: ({ kind }) => (kind === Kind.FRAGMENT_DEFINITION ? false : undefined) },
  });
  return [...names].sort();
}

function partsOf({ parts, otherwise, beside }: ComputedReading): readonly string[] {
  const all = [parts, otherwise?.parts ?? {}, ...beside.map((one) => one.parts)];
  return all.flatMap((one) => Object.values(one).flat());
}
