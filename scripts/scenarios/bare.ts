import { isRecord } from './world.js';

/**
 * JSON without prototypes. graphql-js 16 looks input fields up in whatever object a variable holds, so that a field
 * named `constructor` would be found in every one.
 */
export function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (!isRecord(value)) return value;
  const copy: Record<string, unknown> = Object.create(null);
  for (const [name, member] of Object.entries(value)) copy[name] = bare(member);
  return copy;
}

export const bareVariables = (variables: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, bare(value)]));
