import { GraphQLScalarType, Kind } from 'graphql';
import { z } from 'zod';
import { ConcordatError } from '../../../schema/protocol/errors.js';

const parse = (value: unknown): string => {
  const parsed = z.iso.date().safeParse(value);
  if (parsed.success) return parsed.data;
  const found = `"${String(value).slice(0, 40)}"`;
  throw new ConcordatError('BAD_DATE', {
    what: `${found} is not a date.`,
    expected: 'a day of the calendar as YYYY-MM-DD, such as 2024-03-07',
    found,
    remedy: 'Write the date in this form.',
  });
};

/** A day as text. No time and no time zone, so that it is the same day everywhere. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A day of the calendar, YYYY-MM-DD.',
  serialize: (value) => String(value),
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : ''),
});
