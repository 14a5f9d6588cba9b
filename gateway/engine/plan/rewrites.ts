import type { FetchNodePathSegment, FetchRewrite } from '@graphql-hive/router-query-planner';
import type { TypeBook } from '../supergraph/typeBook.js';

/** A change the plan makes to what is sent or to what came: a value set, or a key renamed. */
export type Rewrite = {
  readonly path: readonly FetchNodePathSegment[];
} & ({ readonly kind: 'set'; readonly value: string } | { readonly kind: 'rename'; readonly to: string });

export function readRewrites(rewrites: readonly FetchRewrite[] = []): readonly Rewrite[] {
  return rewrites.map((rewrite): Rewrite => {
    if ('KeyRenamer' in rewrite) {
      return { kind: 'rename', path: rewrite.KeyRenamer.path, to: rewrite.KeyRenamer.renameKeyTo };
    }
    const { path, setValueTo } = 'ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite;
    return { kind: 'set', path, value: setValueTo };
  });
}

/** The usual rewrite sets the type's name of an entity to the interface a subgraph knows it by: no walk for that. */
export function typenameSetter(rewrites: readonly Rewrite[], book: TypeBook) {
  const setters: { readonly types: readonly string[]; readonly value: string }[] = [];
  const others: Rewrite[] = [];
  for (const rewrite of rewrites) {
    const [first, second, ...more] = rewrite.path;
    const isUsual =
      rewrite.kind === 'set' &&
      first &&
      second &&
      'TypenameEquals' in first &&
      'Key' in second &&
      second.Key === '__typename' &&
      more.length === 0;
    if (isUsual) setters.push({ types: first.TypenameEquals, value: rewrite.value });
    else others.push(rewrite);
  }
  const set = (typename: string): string =>
    setters.find(({ types }) => types.some((type) => book.covers(type, typename)))?.value ?? typename;
  return { set, others };
}

/** Applies rewrites to data in place. */
export function applyRewrites(rewrites: readonly Rewrite[], value: unknown, book: TypeBook): void {
  for (const rewrite of rewrites) applyAt(rewrite, value, 0, book);
}

function applyAt(rewrite: Rewrite, value: unknown, at: number, book: TypeBook): void {
  if (Array.isArray(value)) {
    for (const item of value) applyAt(rewrite, item, at, book);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const object = value as Record<string, unknown>;
  const segment = rewrite.path[at];
  if (segment === undefined) return;
  if ('TypenameEquals' in segment) {
    const typename = Object.hasOwn(object, '__typename') ? object['__typename'] : undefined;
    const fits =
      typeof typename !== 'string' || segment.TypenameEquals.some((type) => book.covers(type, typename));
    if (fits) applyAt(rewrite, value, at + 1, book);
    return;
  }
  if (!Object.hasOwn(object, segment.Key)) return;
  if (at < rewrite.path.length - 1) applyAt(rewrite, object[segment.Key], at + 1, book);
  else change(rewrite, object, segment.Key);
}

function change(rewrite: Rewrite, object: Record<string, unknown>, key: string): void {
  const value = rewrite.kind === 'set' ? rewrite.value : object[key];
  const to = rewrite.kind === 'set' ? key : rewrite.to;
  if (to !== key) delete object[key];
  // Defined, not assigned: the key comes from the plan, and may be `__proto__`.
  Object.defineProperty(object, to, { value, writable: true, enumerable: true, configurable: true });
}
