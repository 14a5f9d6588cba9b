import { HubError } from '../errors.js';
import type { Route } from './route.js';

export type Matcher = (pathname: string) => Readonly<Record<string, string>> | undefined;
export type MatchedRoute = Route & { readonly match: Matcher };

/** A path with named parts: `:name` takes everything up to the next slash, or dot where a dot follows it. */
export function pathMatcher(path: string): Matcher {
  const pattern = path
    .replaceAll('.', '\\.')
    .replace(/:([a-z]+)(?=\\\.)/g, '(?<$1>[^/.]+)')
    .replace(/:([a-z]+)/g, '(?<$1>[^/]+)');
  const matcher = new RegExp(`^${pattern}$`);
  return (pathname) => {
    const found = matcher.exec(pathname);
    return found ? decoded(found.groups ?? {}) : undefined;
  };
}

function decoded(groups: Readonly<Record<string, string>>): Readonly<Record<string, string>> | undefined {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text)]));
  } catch {
    return undefined;
  }
}

/** The route for a request, with the named parts of its path. */
export function findRoute(routes: readonly MatchedRoute[], method: string, pathname: string) {
  const found = routes.flatMap((route) => {
    const parts = route.match(pathname);
    return parts ? [{ route, parts }] : [];
  });
  if (found.length === 0) throw new HubError('NOT_FOUND', 'There is nothing at this address.');
  const wanted = method === 'HEAD' ? 'GET' : method;
  const here = found.find(({ route }) => route.method === wanted);
  if (here) return here;
  const allowed = found.map(({ route }) => route.method).join(', ');
  throw new HubError('METHOD_NOT_ALLOWED', `This address takes ${allowed}.`, { allowed });
}
