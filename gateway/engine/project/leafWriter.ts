import { type GraphQLEnumType, type GraphQLScalarType, isEnumType } from 'graphql';
import { isFault } from '../run/fieldFault.js';
import type { ProjectionRun, Writer } from './projectionRun.js';

/** Writes values of a scalar or an enum; a value that is none is an error at its place. */
export function leafWriter(type: GraphQLScalarType | GraphQLEnumType): Writer {
  if (isEnumType(type)) return enumWriter(type);
  const writer = builtIn[type.name];
  return writer ?? customWriter;
}

const maxInt = 2 ** 31;

const builtIn: Readonly<Record<string, Writer | undefined>> = {
  Int: (value, run) =>
    typeof value === 'number' && Number.isInteger(value) && value < maxInt && value >= -maxInt
      ? String(value)
      : wrong(value, run, 'Int'),
  Float: (value, run) =>
    typeof value === 'number' && Number.isFinite(value) ? String(value) : wrong(value, run, 'Float'),
  String: (value, run) => (typeof value === 'string' ? quoted(value, run) : wrong(value, run, 'String')),
  ID: (value, run) => {
    if (typeof value === 'string') return quoted(value, run);
    return Number.isInteger(value) ? `"${value}"` : wrong(value, run, 'ID');
  },
  Boolean: (value, run) => {
    if (value === true) return 'true';
    return value === false ? 'false' : wrong(value, run, 'Boolean');
  },
};
Object.setPrototypeOf(builtIn, null);

const quoted = (value: string, run: ProjectionRun): string =>
  run.isPlain ? `"${value}"` : JSON.stringify(value);

function enumWriter(type: GraphQLEnumType): Writer {
  const texts = new Map(type.getValues().map(({ name }) => [name as unknown, JSON.stringify(name)]));
  return (value, run) => texts.get(value) ?? wrong(value, run, type.name);
}

/** A custom scalar may be anything that JSON holds. */
const customWriter: Writer = (value, run) => {
  if (isFault(value)) return run.failWith(value, nowhere);
  try {
    return typeof value === 'string' ? quoted(value, run) : JSON.stringify(value);
  } catch {
    // Nested deeper than can be written.
    return wrong(value, run, 'scalar');
  }
};

const nowhere = () => [[]];

/** Says what was expected, never what was found. */
export function wrong(value: unknown, run: ProjectionRun, expected: string): undefined {
  if (isFault(value)) return run.failWith(value, nowhere);
  return run.fail(`A subgraph gave no valid ${expected} here.`, 'SUBGRAPH_INVALID_RESPONSE');
}
