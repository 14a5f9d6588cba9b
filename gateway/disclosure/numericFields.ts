import { readFileSync } from 'node:fs';
import { type GraphQLSchema, getNamedType, isInterfaceType, isObjectType, isScalarType } from 'graphql';
import { z } from 'zod';

const listed = z.array(z.strictObject({ field: z.string(), because: z.string() }));

/** Every field of the graph that answers with a number, and why it tells nothing that the gate doesn't see. */
export const numericFields = listed.parse(
  JSON.parse(readFileSync(new URL('./numericFields.json', import.meta.url), 'utf8')),
);

/** Scalars that are words, days and names; any other could be a number. */
const wordScalars: ReadonlySet<string> = new Set(['String', 'ID', 'Boolean', 'Date', 'Period']);

/** What the gate compares, to the last field: with one more it would be blind in one eye. */
const gated: Readonly<Record<string, readonly string[]>> = {
  Count: ['cell', 'value', 'status', 'note'],
  Rate: ['numerator', 'denominator', 'percent', 'low', 'high', 'status'],
};

/**
 * Coordinates of a graph where a number could come out past the gate: numeric fields that aren't listed beside this
 * file, and fields of Count and Rate that the gate doesn't know. Empty where there are none.
 */
export function ungatedFields(schema: GraphQLSchema): readonly string[] {
  const known = new Set(numericFields.map(({ field }) => field));
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!(isObjectType(type) || isInterfaceType(type)) || type.name.startsWith('__')) return [];
    return Object.values(type.getFields()).flatMap(({ name, type: result }) => {
      const coordinate = `${type.name}.${name}`;
      const scalar = getNamedType(result);
      const isNumber = isScalarType(scalar) && !wordScalars.has(scalar.name) && !known.has(coordinate);
      const isStranger = gated[type.name]?.includes(name) === false;
      return isNumber || isStranger ? [coordinate] : [];
    });
  });
}
