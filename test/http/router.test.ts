import { describe, expect, test } from '@jest/globals';
import { jsonReply, type Route } from '../../gateway/http/route.js';
import { findRoute, pathMatcher } from '../../gateway/http/router.js';

describe('a path', () => {
  test.each([
    ['/graphql', '/graphql', {}],
    ['/graphql', '/graphql/', undefined],
    ['/graphql', '/GraphQL', undefined],
    ['/', '/', {}],
    ['/questions/:name', '/questions/london-referrals', { name: 'london-referrals' }],
    ['/questions/:name', '/questions/', undefined],
    ['/questions/:name', '/questions/a/b', undefined],
    ['/questions/:name.csv', '/questions/london.csv', { name: 'london' }],
    ['/questions/:name.csv', '/questions/london.json', undefined],
    ['/questions/:name.csv', '/questions/londonXcsv', undefined],
    ['/questions/:name.csv', '/questions/a.b.csv', undefined],
    ['/assets/:folder/:file', '/assets/fonts/bold.woff2', { folder: 'fonts', file: 'bold.woff2' }],
    ['/questions/:name', '/questions/a%20b%2Fc%C3%A9', { name: 'a b/cé' }],
    ['/questions/:name', '/questions/%E0%A4%A', undefined],
    ['/questions/:name', '/questions/%', undefined],
    ['/questions/:name', '/questions/..', { name: '..' }],
    ['/a.b', '/aXb', undefined],
  ])('%s takes %s as %j', (path, pathname, parts) => {
    expect(pathMatcher(path)(pathname)).toEqual(parts);
  });

  test('with a part called __proto__ touches no prototype', () => {
    const parts = pathMatcher('/questions/:name')('/questions/__proto__');
    expect([parts?.['name'], Object.getPrototypeOf(parts)]).toEqual(['__proto__', Object.prototype]);
  });
});

describe('the route of a request', () => {
  const route = (method: Route['method'], path: string) => ({
    method,
    path,
    maxBodyBytes: 0,
    handle: async () => jsonReply(200, path),
    match: pathMatcher(path),
  });
  const routes = [
    route('POST', '/graphql'),
    route('GET', '/questions/:name.csv'),
    route('GET', '/questions/:name'),
    route('POST', '/questions/:name'),
  ];
  const found = (method: string, pathname: string) => {
    const { route: one, parts } = findRoute(routes, method, pathname);
    return [one.method, one.path, parts];
  };

  test('is that of its method and the first path that takes it', () => {
    expect([
      found('GET', '/questions/a'),
      found('POST', '/questions/a'),
      found('GET', '/questions/a.csv'),
    ]).toEqual([
      ['GET', '/questions/:name', { name: 'a' }],
      ['POST', '/questions/:name', { name: 'a' }],
      ['GET', '/questions/:name.csv', { name: 'a' }],
    ]);
  });

  test('of HEAD is that of GET', () => {
    expect(found('HEAD', '/questions/a')).toEqual(['GET', '/questions/:name', { name: 'a' }]);
  });

  test('is missing where no path takes it', () => {
    expect(() => found('GET', '/admin')).toThrow(
      expect.objectContaining({
        code: 'NOT_FOUND',
        status: 404,
        message: 'There is nothing at this address.',
      }),
    );
  });

  test.each([
    ['GET', '/graphql', 'POST'],
    ['DELETE', '/questions/a', 'GET, POST'],
    ['TRACE', '/graphql', 'POST'],
    ['', '/graphql', 'POST'],
  ])('of %j %s is refused with what it takes', (method, pathname, allowed) => {
    expect(() => found(method, pathname)).toThrow(
      expect.objectContaining({
        code: 'METHOD_NOT_ALLOWED',
        status: 405,
        message: `This address takes ${allowed}.`,
        details: { allowed },
      }),
    );
  });
});
