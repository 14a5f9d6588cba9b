import { isLeafType, isObjectType } from 'graphql';
import { objectsOf, type Reading, type SelectedField, selectedFields, setsOf } from './selectedField.js';
import type { Fact } from './tidyRow.js';

/** The fields of an object as facts: an object inside it is opened as `fit.kind`, a list of objects becomes a list of texts. */
export function factsOf(reading: Reading, fields: readonly SelectedField[]): Readonly<Record<string, Fact>> {
  return Object.fromEntries(fields.flatMap((field) => entriesOf(reading, field)));
}

function entriesOf(reading: Reading, field: SelectedField): readonly (readonly [string, Fact])[] {
  const { key, type, value } = field;
  if (isLeafType(type)) return [[key, leafFact(value)]];
  if (!isObjectType(type)) return [];
  const opened = objectsOf(value).map((item) => {
    const fields = selectedFields(reading, type, { sets: setsOf(field), value: item });
    return factsOf(reading, fields);
  });
  if (Array.isArray(value)) return [[key, opened.map(inOneLine)]];
  const [only] = opened;
  if (only === undefined) return [[key, null]];
  return Object.entries(only).map(([name, fact]) => [`${key}.${name}`, fact] as const);
}

function leafFact(value: unknown): Fact {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : JSON.stringify(value);
}

function inOneLine(facts: Readonly<Record<string, Fact>>): string {
  const said = Object.values(facts).filter((fact) => fact !== null);
  return said.map((fact) => (Array.isArray(fact) ? fact.join(', ') : String(fact))).join(' · ');
}
