import type { FlattenNodePathSegment } from '@graphql-hive/router-query-planner';
import { isBag, type OpenBag } from '../run/bag.js';
import { SharedBag } from '../run/sharedBag.js';
import type { TypeBook } from '../supergraph/typeBook.js';

type Segment =
  | { readonly kind: 'field'; readonly key: string }
  | { readonly kind: 'list' }
  | { readonly kind: 'types'; readonly names: ReadonlySet<string> };

/** Where the entities of a fetch stand in the data. */
export type TargetPath = readonly Segment[];

export function targetPath(segments: readonly FlattenNodePathSegment[], book: TypeBook): TargetPath {
  return segments.map((segment): Segment => {
    if (segment === '@') return { kind: 'list' };
    if ('Field' in segment) return { kind: 'field', key: segment.Field };
    const names = segment.TypeCondition.flatMap((name) => [name, ...book.possible(name)]);
    return { kind: 'types', names: new Set(names) };
  });
}

/** Gathers every object at a path; one that stands for many is gathered once. */
export function collectTargets(path: TargetPath, from: unknown, into: OpenBag[], at = 0): void {
  if (from === null || from === undefined) return;
  const segment = path[at];
  if (Array.isArray(from)) {
    const next = segment?.kind === 'list' ? at + 1 : at;
    for (const item of from) collectTargets(path, item, into, next);
    return;
  }
  if (!isBag(from)) return;
  if (segment?.kind === 'types') {
    if (isOneOf(from, segment.names)) collectTargets(path, from, into, at + 1);
  } else if (SharedBag.isNewTo(into, from)) {
    if (segment === undefined) into.push(from);
    else if (segment.kind === 'field') collectTargets(path, from[segment.key], into, at + 1);
  }
}

/** An object whose type nobody asked for is taken: there is only one it can be of. */
function isOneOf(target: OpenBag, names: ReadonlySet<string>): boolean {
  const typename = target['__typename'];
  return typeof typename !== 'string' || names.has(typename);
}
