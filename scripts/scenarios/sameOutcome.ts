import type { FormattedExecutionResult } from 'graphql';

/** How two answers differ, or undefined: their data to the letter, order of fields included, and what is null by error. */
export function difference(
  expected: FormattedExecutionResult,
  found: FormattedExecutionResult,
): 'data' | 'errors' | undefined {
  if (JSON.stringify(expected.data ?? null) !== JSON.stringify(found.data ?? null)) return 'data';
  return nulledPlaces(expected).join() === nulledPlaces(found).join() ? undefined : 'errors';
}

/**
 * Places that are null because of an error. An error below a null says only why that is null: the specification lets
 * one such error stand for all of them.
 */
export function nulledPlaces({ data = null, errors = [] }: FormattedExecutionResult): readonly string[] {
  return [...new Set(errors.map(({ path = [] }) => JSON.stringify(nulledPlace(data, path))))].sort();
}

function nulledPlace(data: unknown, path: readonly (string | number)[]): readonly (string | number)[] {
  let at = data;
  for (const [depth, name] of path.entries()) {
    if (typeof at !== 'object' || at === null) return path.slice(0, depth);
    at = Object.hasOwn(at, name) ? Reflect.get(at, name) : undefined;
  }
  return path;
}
