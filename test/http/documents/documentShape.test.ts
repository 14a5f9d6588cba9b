import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, parse } from 'graphql';
import { documentErrors } from '../../../gateway/engine/limits/readDocument.js';
import { documentShape } from '../../../gateway/http/documents/documentShape.js';

const schema = buildSchema(`
  scalar Period
  enum Kind { FORCE COUNCIL }
  input Page { first: Int, after: String }
  interface Named { name(short: Boolean): String }
  type Area implements Named {
    name(short: Boolean): String
    code: ID!
    total(first: Int, share: Float, id: ID, word: String, period: Period, kind: Kind, page: Page, ids: [ID]): Int
    parent(code: ID): Area
  }
  type Query { area(code: ID!): Area areas(first: Int): [Area] named: Named }
`);

const shapeOf = (query: string): string => documentShape(parse(query), schema);
const isValid = (query: string): boolean => documentErrors(schema, parse(query)).length === 0;

const alias = fc.constantFrom('', '', 'a:', 'b:', 'c:', 'd:', 'name:');
const right = fc.constantFrom(
  ...['name', 'code', 'name(short:true)', 'total', 'total(first:1)', 'total(first:2)', 'total(word:"a")'],
  ...[
    'total(word:"b")',
    'total(word:"1")',
    'total(id:1)',
    'total(id:"1")',
    'total(share:1)',
    'total(share:1.5)',
  ],
  ...['total(period:"2024")', 'total(kind:FORCE)', 'total(page:{first:1,after:"a"})', 'total(ids:["a",1])'],
  ...['total(first:123456789)', 'total(word:"""a""")', 'total(first:1,word:"b")', 'total(first:null)'],
);
const wrong = fc.constantFrom('none', 'total(first:"1")', 'total(word:1)', 'total(kind:"a")', 'parent');
const leaf = fc.oneof({ weight: 60, arbitrary: right }, { weight: 1, arbitrary: wrong });
const { set } = fc.letrec<{ set: string; field: string }>((tie) => ({
  field: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    leaf,
    leaf,
    tie('set').map((below) => `parent${below}`),
    tie('set').map((below) => `parent(code:"1")${below}`),
  ),
  set: fc
    .array(fc.tuple(alias, tie('field')), { minLength: 1, maxLength: 3 })
    .map((fields) => `{${fields.map((parts) => parts.join('')).join(' ')}}`),
}));
const document = fc
  .tuple(fc.constantFrom('area(code:$v)', 'x:area(code:"2")', 'areas(first:3)'), set, set)
  .map(([root, one, other]) => {
    const fragment = `fragment F on Query {x:area(code:"1")${other}}`;
    return `query Q($v: ID!) {${root}${one} y:area(code:$v){code} ...F} ${fragment}`;
  });

/** The same document with other aliases and values, the same ones sometimes. */
const changes = [
  [/\ba:/g, 'c:'],
  [/\bb:/g, 'a:'],
  [/\bname:/g, 'title:'],
  [/"a"/g, '"b"'],
  [/"1"/g, '"7"'],
  [/\b1\b/g, '7'],
  [/\b2\b/g, '1'],
  [/123456789/g, '1234567890123'],
  [/"2024"/g, '"2025"'],
] as const;

describe('the shape of a document', () => {
  test('is that of valid documents alone or of invalid ones alone', () => {
    fc.assert(
      fc.property(document, fc.subarray([...changes]), (query, changed) => {
        const other = changed.reduce((text, [from, to]) => text.replaceAll(from, to), query);
        if (shapeOf(query) === shapeOf(other)) expect(isValid(other)).toBe(isValid(query));
      }),
      { numRuns: 1_500 },
    );
  });

  test.each([
    ['other aliases', '{a:area(code:"1"){b:name}}', '{c:area(code:"1"){d:name}}'],
    [
      'other values',
      '{area(code:"E1"){total(first:1,share:2,word:"x")}}',
      '{area(code:"E2"){total(first:3,share:4,word:"y")}}',
    ],
    ['other space', '{area(code:"1"){name}}', '{ area(code: "1") { name } }'],
  ])('is one for documents with %s', (_, one, other) => {
    expect(shapeOf(one)).toBe(shapeOf(other));
  });

  test.each([
    ['two aliases became one', '{area(code:"1"){a:name b:code}}', '{area(code:"1"){a:name a:code}}'],
    ['an alias became a field’s name', '{area(code:"1"){a:code name}}', '{area(code:"1"){name:code name}}'],
    [
      'values of one key differ',
      '{a:area(code:"1"){name} a:area(code:"1"){code}}',
      '{a:area(code:"1"){name} a:area(code:"2"){code}}',
    ],
    ['a number is too large', '{areas(first:1){name}}', '{areas(first:2147483648){name}}'],
    ['a value is of another kind', '{areas(first:1){name}}', '{areas(first:"1"){name}}'],
    [
      'a custom scalar differs',
      '{area(code:1){total(period:"2024")}}',
      '{area(code:1){total(period:"2025")}}',
    ],
    ['an enum differs', '{area(code:1){total(kind:FORCE)}}', '{area(code:1){total(kind:NONE)}}'],
    [
      'an object differs',
      '{area(code:1){total(page:{first:1})}}',
      '{area(code:1){total(page:{first:2147483648})}}',
    ],
    ['a condition differs', '{area(code:1){name @skip(if:true)}}', '{area(code:1){name @skip(if:1)}}'],
    ['an alias is gone', '{area(code:1){a:name}}', '{area(code:1){name}}'],
  ])('is another where %s', (_, one, other) => {
    expect(shapeOf(one)).not.toBe(shapeOf(other));
  });
});
