import type { RequesterName } from './requesters.js';

/**
 * What a requester gets of a question: everything; or what is left of it, as a question that nobody is denied anything
 * of, and the paths that are denied. Where nothing is left, the whole question is refused.
 */
export type Left = 'all' | { readonly left: string | undefined; readonly denied: readonly string[] };

/** One question and what it comes to for each of several requesters. */
export interface AccessCase {
  readonly shows: string;
  readonly asks: string;
  readonly gets: Readonly<Partial<Record<RequesterName, Left>>>;
}

export const leaves = (left: string, ...denied: readonly string[]): Left => ({ left, denied });

export const refused = (...denied: readonly string[]): Left => ({ left: undefined, denied });
