import type { Authorisation } from './authorisation.js';

/** What a directive asks of a requester: to be known, or to hold all names of one of several lists. */
export type Condition =
  | { readonly kind: 'authenticated' }
  | { readonly kind: 'scopes' | 'policies'; readonly anyOf: readonly (readonly string[])[] };

const nothing: ReadonlySet<string> = new Set();

export function isMet(condition: Condition, authorisation: Authorisation): boolean {
  if (condition.kind === 'authenticated') return authorisation.isAuthenticated === true;
  const held = authorisation[condition.kind] ?? nothing;
  return condition.anyOf.some((names) => names.every((name) => held.has(name)));
}

/** Of the lists of a condition, what lacks in the one that lacks least. */
export function lackingNames(
  { kind, anyOf }: Exclude<Condition, { readonly kind: 'authenticated' }>,
  authorisation: Authorisation,
): readonly string[] {
  const held = authorisation[kind] ?? nothing;
  const lacking = anyOf.map((names) => names.filter((name) => !held.has(name)));
  return lacking.reduce((least, names) => (names.length < least.length ? names : least));
}

/** Everything that a condition speaks of, to compare conditions by. */
export function namesIn(condition: Condition): readonly string[] {
  if (condition.kind === 'authenticated') return ['authenticated'];
  return condition.anyOf.flat().map((name) => `${condition.kind} ${name}`);
}

/** Each condition once. */
export function distinct(conditions: readonly Condition[]): readonly Condition[] {
  return [...new Map(conditions.map((one) => [JSON.stringify(one), one])).values()];
}
