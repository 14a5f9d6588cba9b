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
      ? number(value, run)
      : wrong(value, run, 'Int'),
  Float: (value, run) =>
    typeof value === 'number' && Number.isFinite(value) ? number(value, run) : wrong(value, run, 'Float'),
  String: (value, run) => (typeof value === 'string' ? string(value, run) : wrong(value, run, 'String')),
  ID: (value, run) => {
    if (typeof value === 'string') return string(value, run);
    return Number.isInteger(value) ? string(String(value), run) : wrong(value, run, 'ID');
  },
  Boolean: (value, run) => {
    if (typeof value !== 'boolean') return wrong(value, run, 'Boolean');
    run.out.piece(value ? trueBytes : falseBytes);
    return true;
  },
};
Object.setPrototypeOf(builtIn, null);

const trueBytes = Buffer.from('true');
const falseBytes = Buffer.from('false');

function string(value: string, { out }: ProjectionRun): true {
  out.string(value);
  return true;
}

function number(value: number, { out }: ProjectionRun): true {
  out.number(value);
  return true;
}

function enumWriter(type: GraphQLEnumType): Writer {
  const pieces = new Map(
    type.getValues().map(({ name }) => [name as unknown, Buffer.from(JSON.stringify(name))]),
  );
  return (value, run) => {
    const piece = pieces.get(value);
    if (piece === undefined) return wrong(value, run, type.name);
    run.out.piece(piece);
    return true;
  };
}

/** A custom scalar may be anything that JSON holds. */
const customWriter: Writer = (value, run) => {
  if (isFault(value)) return run.failWith(value, nowhere);
  if (typeof value === 'string') return string(value, run);
  try {
    run.out.text(JSON.stringify(value));
    return true;
  } catch {
    // Nested deeper than can be written.
    return wrong(value, run, 'scalar');
  }
};

const nowhere = () => [[]];

/** Says what was expected, never what was found. */
export function wrong(value: unknown, run: ProjectionRun, expected: string): false {
  if (isFault(value)) return run.failWith(value, nowhere);
  return run.fail(`A subgraph gave no valid ${expected} here.`, 'SUBGRAPH_INVALID_RESPONSE');
}
