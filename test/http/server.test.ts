import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { HubError } from '../../gateway/errors.js';
import { type Route, textReply } from '../../gateway/http/route.js';
import { type HttpServer, startHttpServer } from '../../gateway/http/server.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { rawRequest, statusOf } from './rawRequest.js';
import { answerOf, refused, testRoutes } from './testRoutes.js';

const faults: unknown[] = [];
const onFault = (error: unknown) => void faults.push(error);
const fault = new Error('password=hunter2 at postgresql://localhost');

const refusal = () =>
  new ConcordatError('UNKNOWN_AREA', { expected: 'a code', found: '"X"', remedy: 'Take another.' });
const routes: readonly Route[] = [
  ...testRoutes,
  { method: 'GET', path: '/fault', maxBodyBytes: 0, handle: () => Promise.reject(fault) },
  { method: 'GET', path: '/refusal', maxBodyBytes: 0, handle: () => Promise.reject(refusal()) },
];
const routesOfOther: Route[] = [];

let server: HttpServer;
beforeAll(async () => {
  server = await startHttpServer({ routes, host: '127.0.0.1', port: 0, onFault });
});
afterAll(() => server.close());
beforeEach(() => {
  faults.length = 0;
});

describe('the front door', () => {
  test('answers with headers that keep a browser from guessing and from keeping', async () => {
    const response = await fetch(`${server.url}/page`);
    const headers = [
      'content-type',
      'content-length',
      'x-content-type-options',
      'referrer-policy',
      'cache-control',
    ];
    expect([response.status, await response.text()]).toEqual([200, 'A page.\n']);
    expect(headers.map((name) => response.headers.get(name))).toEqual([
      'text/plain; charset=utf-8',
      '8',
      'nosniff',
      'no-referrer',
      'no-store',
    ]);
  });

  test('answers HEAD as GET, without the body', async () => {
    const response = await fetch(`${server.url}/page`, { method: 'HEAD' });
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([
      200,
      '8',
      '',
    ]);
  });

  test('says which methods an address takes, in the header too', async () => {
    const response = await fetch(`${server.url}/echo`);
    expect(response.headers.get('allow')).toBe('POST');
    expect(await answerOf(response)).toEqual({
      status: 405,
      body: {
        errors: [{ code: 'METHOD_NOT_ALLOWED', message: 'This address takes POST.', allowed: 'POST' }],
      },
    });
  });

  test.each(['/nothing', '/page/', '/../etc/passwd', '/%', '/%00'])('has nothing at %s', async (path) => {
    const answer = await answerOf(await fetch(`${server.url}${path}`));
    expect(answer).toEqual(refused(404, 'NOT_FOUND', 'There is nothing at this address.'));
  });

  test.each(['//', '///page', 'http://[', '*', '/\\', 'page'])(
    'has nothing at the target %s, and is no worse for it',
    async (target) => {
      const answer = await rawRequest(
        server.url,
        `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
      );
      expect([400, 404]).toContain(statusOf(answer));
      expect(faults).toEqual([]);
    },
  );

  test('tells a fault to its log and nothing of it to the client', async () => {
    const answer = await answerOf(await fetch(`${server.url}/fault`));
    expect(answer).toEqual(refused(500, 'HUB_FAULT', 'The hub could not answer.'));
    expect(faults).toEqual([fault]);
  });

  test('tells a refusal with what was expected, found and to do, and logs nothing', async () => {
    expect(await answerOf(await fetch(`${server.url}/refusal`))).toEqual({
      status: 400,
      body: {
        errors: [
          {
            code: 'UNKNOWN_AREA',
            message: 'Expected a code; found "X". Take another.',
            expected: 'a code',
            found: '"X"',
            remedy: 'Take another.',
          },
        ],
      },
    });
    expect(faults).toEqual([]);
  });

  test('refuses to share its port, and says what to do', async () => {
    const port = Number(new URL(server.url).port);
    await expect(startHttpServer({ routes, host: '127.0.0.1', port, onFault })).rejects.toMatchObject({
      code: 'PORT_IN_USE',
      expected: `port ${port} to be free`,
      found: 'another program listening on it',
    });
  });

  test('lets a request under way finish before it closes', async () => {
    let finish = () => {};
    const started = new Promise<void>((begun) => {
      const handle = async () => {
        begun();
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        return textReply(200, 'late');
      };
      routesOfOther.push({ method: 'GET', path: '/late', maxBodyBytes: 0, handle });
    });
    const other = await startHttpServer({ routes: routesOfOther, host: '127.0.0.1', port: 0, onFault });
    const answer = fetch(`${other.url}/late`).then((response) => response.text());
    await started;
    const closed = other.close();
    finish();
    expect(await answer).toBe('late');
    await closed;
    await expect(fetch(`${other.url}/late`)).rejects.toThrow();
  });
});

test('a refusal of the hub keeps its status', () => {
  expect(new HubError('AUDIT_UNAVAILABLE', 'Later.').status).toBe(503);
});
