import { describe, expect, test } from '@jest/globals';
import { buildSchema, parse, TypeInfo, validate, visit, visitWithTypeInfo } from 'graphql';
import { askedCoordinates } from '../../gateway/audit/questions/askedCoordinates.js';

const schema = buildSchema(`
  interface Named { name: String }
  type Area implements Named { name: String, partners: [Partner!]!, within: Area, anything: Anything }
  type Partner implements Named { name: String, area: Area }
  union Anything = Area | Partner
  type Query { area: Area, named: [Named!]!, anything(of: String): Anything }
  type Mutation { withdraw(id: ID!): Area }
`);

/** The same as graphql-js finds it, which takes longer. */
function visited(text: string): readonly string[] {
  const types = new TypeInfo(schema);
  const found = new Set<string>();
  const enter = ({ name }: { readonly name: { readonly value: string } }) => {
    const parent = types.getParentType()?.name;
    if (parent !== undefined && !parent.startsWith('__') && !name.value.startsWith('__'))
      found.add(`${parent}.${name.value}`);
  };
  visit(parse(text), visitWithTypeInfo(types, { Field: enter }));
  return [...found].sort();
}

describe('the coordinates of a question', () => {
  test.each([
    ['fields below fields', '{ area { name partners { name area { name } } } }'],
    ['aliases, each field once', '{ a: area { x: name } b: area { y: name } }'],
    ['an interface by its own name', '{ named { name } }'],
    [
      'fragments on objects of an interface',
      '{ named { ... on Area { within { name } } ...p } } fragment p on Partner { area { name } }',
    ],
    ['a fragment without a type', '{ area { ... @include(if: true) { name } } }'],
    [
      'members of a union',
      '{ anything { __typename ... on Partner { name } ... on Area { within { anything { __typename } } } } }',
    ],
    [
      'fragments within fragments',
      '{ area { ...a } } fragment a on Area { within { ...b } } fragment b on Area { name }',
    ],
    ['a mutation', 'mutation { withdraw(id: "1") { name } }'],
    ['several operations', 'query a { area { name } } query b { named { name } }'],
    [
      'introspection, which tells nothing',
      '{ __schema { types { name } } __type(name: "Area") { name } area { name } }',
    ],
  ])('%s', (_, text) => {
    expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
    const found = askedCoordinates(schema, parse(text));
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(visited(text));
  });
});
