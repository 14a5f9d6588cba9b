import { describe, expect, test } from '@jest/globals';
import {
  buildSchema,
  coerceInputValue,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  valueFromAST,
} from 'graphql';
import { LiftedLiterals } from '../../../gateway/engine/operation/liftedLiterals.js';
import { variableNames } from '../../../gateway/engine/operation/variableNames.js';

const schema = buildSchema(`
  scalar Instant
  enum Sex { FEMALE MALE }
  input Span { from: Int! to: Int = 3, label: String, when: Instant, inner: [Span!] }
  type Query {
    int(of: Int!): Int float(of: Float): Int id(of: ID): Int text(of: String): Int bool(of: Boolean): Int
    sex(of: Sex): Int ints(of: [Int!]): Int nested(of: [[Int]]): Int span(of: Span): Int instant(of: Instant): Int
  }`);

function lifted(body: string) {
  const operation = parse(body).definitions[0] as OperationDefinitionNode;
  const literals = new LiftedLiterals(operation, variableNames(operation));
  const fields = operation.selectionSet.selections.filter((one): one is FieldNode => one.kind === Kind.FIELD);
  const written = fields.flatMap(({ name, arguments: given = [] }) => {
    const type = schema.getQueryType()?.getFields()[name.value]?.args[0]?.type;
    return given.map((argument) => ({
      text: literals.written(argument, type),
      means: type && valueFromAST(argument.value, type),
      type,
    }));
  });
  return { written, values: literals.values, types: literals.types };
}

describe('values taken out of an operation', () => {
  test.each([
    'int(of: -7)',
    'float(of: 1.5e3)',
    'float(of: 2)',
    'id(of: 12345678901234567890)',
    'id(of: "E12000007")',
    'text(of: "a \\"quoted\\" $name")',
    'text(of: """block\n  text""")',
    'text(of: null)',
    'bool(of: true)',
    'sex(of: FEMALE)',
    'ints(of: [1, 2])',
    'ints(of: 1)',
    'ints(of: [])',
    'nested(of: [1, [2, null]])',
    'span(of: {from: 1})',
    'span(of: {from: 1, label: null, inner: [{from: 2}]})',
    'span(of: {from: 1, inner: {from: 2, to: null}})',
  ])('mean as a variable what they meant as a literal: %s', (field) => {
    const { written, values } = lifted(`{${field}}`);
    const [one] = written;
    if (!one?.type) throw new TypeError('The schema knows the field.');
    expect(one.text).toBe('of: $literal_0');
    expect(coerceInputValue(JSON.parse(values.get('literal_0') ?? ''), one.type)).toEqual(one.means);
  });

  test.each([
    ['a custom scalar', 'instant(of: "2026-01-01")', 'of: "2026-01-01"'],
    ['a custom scalar within', 'span(of: {from: 1, when: 5})', 'of: {from: 1, when: 5}'],
    ['a variable within', 'span(of: {from: $from})', 'of: {from: $from}'],
    ['a variable', 'int(of: $from)', 'of: $from'],
  ])('stay where they are beside %s', (_, field, text) => {
    const { written, values } = lifted(`query($from: Int!){${field}}`);
    expect(written.map((one) => one.text)).toEqual([text]);
    expect(values.size).toBe(0);
  });

  test('are one variable where they are equal and of one type', () => {
    const { written, types } = lifted('{a: float(of: 1) b: float(of: 1) c: float(of: 2) d: int(of: 1)}');
    expect(written.map(({ text }) => text.slice(-1))).toEqual(['0', '0', '1', '2']);
    expect([...types]).toEqual([
      ['literal_0', 'Float'],
      ['literal_1', 'Float'],
      ['literal_2', 'Int!'],
    ]);
  });

  test("never take a name of the client's variables", () => {
    const { written } = lifted('query($literal_0: Int!){a: int(of: $literal_0) b: int(of: 9)}');
    expect(written.map(({ text }) => text)).toEqual(['of: $literal_0', 'of: $_literal_0']);
  });
});
