import type { FormattedExecutionResult } from 'graphql';
import type { Fault, Json } from './fault.js';
import { wholeAnswer } from './faultGraph.js';

type Path = readonly (string | number)[];

const steps = (path: string): Path =>
  path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));

/** Paths with `*` written out for every area. */
export const everyPath = (paths: readonly string[]): readonly Path[] =>
  paths.flatMap((path) =>
    (path.includes('*') ? wholeAnswer.areas.map((_, at) => path.replace('*', String(at))) : [path]).map(
      steps,
    ),
  );

/** The whole answer, with null at what a fault costs and the partner's own values where it changed them. */
export function expectedData({ lost, changes = {} }: Fault): unknown {
  const data: unknown = structuredClone(wholeAnswer);
  for (const path of everyPath(lost)) write(data, path, null);
  for (const [path, found] of Object.entries(changes)) write(data, steps(path), found);
  return data;
}

function write(data: unknown, path: Path, found: unknown): void {
  const parent = path.slice(0, -1).reduce<unknown>((value, step) => (value as Json)[step], data);
  (parent as Json)[path.at(-1) ?? ''] = found;
}

const startsWith = (path: Path, beginning: Path): boolean => beginning.every((step, at) => path[at] === step);

/** Paths that are null and no error says why: one of the fault's codes, at the null itself or below it. */
export function unexplained(fault: Fault, { errors = [] }: FormattedExecutionResult): readonly string[] {
  if (fault.codes.length === 0) return [];
  const told = errors.filter(({ extensions }) => fault.codes.includes(String(extensions?.['code'])));
  return everyPath(fault.lost)
    .filter((path) => !told.some((error) => startsWith(error.path ?? [], path)))
    .map((path) => path.join('.'));
}

/** Errors that blame a field which is there, or carry a code that this fault should not have. */
export function misplaced(fault: Fault, { errors = [] }: FormattedExecutionResult): readonly string[] {
  const lost = everyPath(fault.lost);
  return errors
    .filter(({ path = [], extensions }) => {
      const isOfFault = fault.codes.includes(String(extensions?.['code']));
      return !isOfFault || (!fault.reportsMore && !lost.some((place) => startsWith(path, place)));
    })
    .map(({ path = [], extensions }) => `${path.join('.')}: ${extensions?.['code']}`);
}
