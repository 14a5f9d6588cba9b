import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type HttpServer, startHttpServer } from '../../gateway/http/server.js';
import { rawRequest, statusOf } from './rawRequest.js';
import { answerOf, maxBodyBytes, refused, testRoutes as routes } from './testRoutes.js';

const faults: unknown[] = [];
const onFault = (error: unknown) => void faults.push(error);

let server: HttpServer;
beforeAll(async () => {
  server = await startHttpServer({ routes, host: '127.0.0.1', port: 0, onFault });
});
afterAll(() => server.close());
beforeEach(() => {
  faults.length = 0;
});

const post = (
  body: string | Buffer | ReadableStream,
  headers: Readonly<Record<string, string>> = { 'content-type': 'application/json' },
) =>
  fetch(`${server.url}/echo`, {
    method: 'POST',
    headers,
    body,
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  });
const tooLarge = refused(413, 'BODY_TOO_LARGE', 'The body is larger than 100 bytes. Send less at once.');
const notJson = refused(415, 'BODY_NOT_JSON', 'Send the body as application/json in UTF-8, not compressed.');
const malformed = refused(400, 'BODY_MALFORMED', 'The body is not JSON.');

describe('a body', () => {
  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON;charset="UTF-8"',
    'application/graphql-response+json',
  ])('is read as %s', async (type) => {
    expect(await answerOf(await post('{"a":"é"}', { 'content-type': type }))).toEqual({
      status: 200,
      body: { a: 'é' },
    });
  });

  test.each([
    ['text/plain', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    [
      'multipart, as a browser may send without asking',
      { 'content-type': 'multipart/form-data; boundary=x' },
    ],
    ['a charset that could hide something', { 'content-type': 'application/json; charset=utf-7' }],
    ['two types', { 'content-type': 'application/json, text/plain' }],
    ['a type that only looks like it', { 'content-type': 'application/jsonp' }],
    ['compressed', { 'content-type': 'application/json', 'content-encoding': 'gzip' }],
    [
      'of an encoding that does nothing',
      { 'content-type': 'application/json', 'content-encoding': 'identity' },
    ],
  ])('of another kind (%s) is refused', async (_, headers) => {
    expect(await answerOf(await post('{}', headers))).toEqual(notJson);
  });

  test('of no kind is refused', async () => {
    expect(await answerOf(await post(Buffer.from('{}'), {}))).toEqual(notJson);
  });

  test.each(['', '{', '{"a":1,}', "{'a':1}", '[1', 'NaN', '{"a":\u0000}'])(
    'that is %j is malformed',
    async (text) => {
      expect(await answerOf(await post(text))).toEqual(malformed);
    },
  );

  test('that is not UTF-8 is malformed: nothing is guessed', async () => {
    expect(await answerOf(await post(Buffer.from([0x22, 0xff, 0xfe, 0x22])))).toEqual(malformed);
  });

  test('of exactly the limit is taken', async () => {
    const text = `"${'a'.repeat(maxBodyBytes - 2)}"`;
    expect(await answerOf(await post(text))).toEqual({ status: 200, body: 'a'.repeat(maxBodyBytes - 2) });
  });

  test('one byte above the limit is refused', async () => {
    expect(await answerOf(await post(`"${'a'.repeat(maxBodyBytes - 1)}"`))).toEqual(tooLarge);
  });

  test('of many bytes of few characters is refused by its bytes', async () => {
    expect(await answerOf(await post(`"${'é'.repeat(60)}"`))).toEqual(tooLarge);
  });

  test('that says it is too large is refused before it is sent', async () => {
    const head = 'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\n';
    const answer = await rawRequest(server.url, `${head}Content-Length: 1000000000\r\n\r\n`);
    expect(statusOf(answer)).toBe(413);
  });

  test('too large that does not say its length is refused, and the client is told', async () => {
    const head =
      'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
    const chunk = `40\r\n${'a'.repeat(64)}\r\n`;
    const answer = await rawRequest(server.url, head, chunk, chunk, chunk);
    expect(statusOf(answer)).toBe(413);
    expect(answer).toContain('"code":"BODY_TOO_LARGE"');
  });

  test('without end is refused long before it ends', async () => {
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(Buffer.alloc(1000, 0x61)),
    });
    const refusal = await post(endless).then(answerOf, () => 'connection closed');
    expect([tooLarge, 'connection closed']).toContainEqual(refusal);
    expect((await fetch(`${server.url}/page`)).status).toBe(200);
  });

  test('cut off in the middle is no fault of the hub', async () => {
    const controller = new AbortController();
    const body = new ReadableStream({ start: (stream) => stream.enqueue(Buffer.from('{"a":')) });
    const sent = fetch(`${server.url}/echo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      duplex: 'half',
      signal: controller.signal,
    } as RequestInit);
    // The server has seen the head of the request once it answers another one.
    await fetch(`${server.url}/page`);
    controller.abort();
    await expect(sent).rejects.toThrow();
    await fetch(`${server.url}/page`);
    expect(faults).toEqual([]);
  });

  test('of GET is not read', async () => {
    const answer = await rawRequest(
      server.url,
      'GET /page HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello',
    );
    expect(statusOf(answer)).toBe(200);
  });
});
