import { GraphQLScalarType, Kind } from 'graphql';
import { type PeriodSelection, parsePeriodSelection } from '../../../schema/protocol/period.js';

/** A selection of periods as it stands in a question. */
export interface AskedPeriod extends PeriodSelection {
  readonly text: string;
}

const parse = (value: unknown): AskedPeriod => {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return { ...parsePeriodSelection(text), text };
};

export const PeriodScalar = new GraphQLScalarType<AskedPeriod | string, string>({
  name: 'Period',
  description:
    'A year "2023", a quarter "2023-Q4", or a range with both ends "2019..2023", "2022-Q1..2023-Q4". Several years counted as one are "2019/2021".',
  serialize: (value) => String(value),
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING || node.kind === Kind.INT ? node.value : ''),
});
