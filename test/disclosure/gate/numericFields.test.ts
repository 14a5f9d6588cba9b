import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { buildSchema, extendSchema, type GraphQLSchema, getNamedType, isObjectType, parse } from 'graphql';
import { numericFields, ungatedFields } from '../../../gateway/disclosure/numericFields.js';

const supergraph = buildSchema(
  readFileSync(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8'),
);
const isThere = (schema: GraphQLSchema, coordinate: string) => {
  const [typename = '', field = ''] = coordinate.split('.');
  const type = schema.getType(typename);
  return isObjectType(type) && field in type.getFields();
};

describe('numbers come out of the graph', () => {
  test('at listed places alone, each with its reason', () => {
    expect(ungatedFields(supergraph)).toEqual([]);
    expect(numericFields.filter(({ field }) => !isThere(supergraph, field))).toEqual([]);
    expect(numericFields.every(({ because }) => because.length > 20)).toBe(true);
  });

  test.each([
    ['a whole number', 'extend type Area { victims: Int }', 'Area.victims'],
    ['a list of numbers', 'extend type Partner { counts: [Float!]! }', 'Partner.counts'],
    ['a scalar that could be anything', 'scalar JSON extend type Release { rows: JSON }', 'Release.rows'],
    ['a number beside a count', 'extend type Count { exact: Int }', 'Count.exact'],
    ['a text beside a count', 'extend type Count { label: String }', 'Count.label'],
    ['a text beside a rate', 'extend type Rate { words: String }', 'Rate.words'],
    [
      'a type of its own',
      'type Victims { number: Int! } extend type Area { all: Victims }',
      'Victims.number',
    ],
  ])('and a graph that gains %s is found out', (_, sdl, coordinate) => {
    expect(ungatedFields(extendSchema(supergraph, parse(sdl)))).toContain(coordinate);
  });

  test('only where a count can say that it is one: every field of type Count or Rate is an object of its own', () => {
    const holders = Object.values(supergraph.getTypeMap()).filter(
      (type) =>
        isObjectType(type) &&
        Object.values(type.getFields()).some(({ type: of }) => /^(Count|Rate)$/.test(getNamedType(of).name)),
    );
    expect(holders.length).toBeGreaterThan(50);
  });
});
