/**
 * Variables without prototypes. graphql-js 16 looks the fields of an input object up in whatever object a variable
 * holds, so that a field named `constructor` or `toString` would be found in every one.
 */
export function bareInput(variables: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return bareObject(variables);
}

function bare(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? value.map(bare) : bareObject(value);
}

function bareObject(value: object): Record<string, unknown> {
  const copy: Record<string, unknown> = Object.create(null);
  for (const [name, member] of Object.entries(value)) copy[name] = bare(member);
  return copy;
}
