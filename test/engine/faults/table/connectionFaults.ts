import {
  canary,
  type Exchange,
  type Fault,
  harmless,
  invalid,
  timeout,
  unreachable,
  whole,
} from '../fault.js';
import { raw, value } from '../reply.js';

const lost = [...unreachable, ...invalid];
const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';
const text = ({ answer }: Exchange): string => JSON.stringify(answer);
const framed = (exchange: Exchange): string =>
  `content-length: ${Buffer.byteLength(text(exchange))}\r\n\r\n${text(exchange)}`;
const chunk = (part: string): string => `${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`;

/** Writes one character at a time, for ever: the head at once, the body never to its end. */
function drip({ response }: Exchange): void {
  response.setHeader('content-type', 'application/json');
  response.write('{"data":{"headline":"');
  const timer = setInterval(() => response.write('.'), 20);
  response.once('close', () => clearInterval(timer));
}

/** Connections that break or never end, and what is no HTTP. */
export const connectionFaults: readonly Fault[] = [
  whole('resets before it answers', unreachable, ({ request }) => request.socket.resetAndDestroy()),
  whole('closes without a word', unreachable, ({ request }) => request.socket.end()),
  whole('resets in the middle of the head', lost, ({ request: { socket } }) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-ty', () => socket.resetAndDestroy());
  }),
  whole('resets in the middle of the body', lost, ({ request: { socket } }) => {
    socket.write(`${head}content-length: 5000\r\n\r\n{"data":{"headline":"${canary}`, () =>
      socket.resetAndDestroy(),
    );
  }),
  whole(
    'closes in the middle of the body',
    lost,
    raw(`${head}content-length: 5000\r\n\r\n{"data":{"headline":"x"}}`),
  ),
  whole(
    'closes in the middle of a chunk',
    lost,
    raw(`${head}transfer-encoding: chunked\r\n\r\nff\r\n{"data":`),
  ),
  whole('never answers', timeout, () => {}),
  whole('never answers after its head', timeout, ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders();
  }),
  whole('never ends a body that is whole', timeout, (exchange) => {
    exchange.response.setHeader('content-type', 'application/json');
    exchange.response.write(text(exchange));
  }),
  whole('drips its body', timeout, drip),
  whole('floods with 103 Early Hints', [...timeout, ...lost], ({ request: { socket } }) => {
    const timer = setInterval(
      () => socket.write('HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n'.repeat(50)),
      10,
    );
    socket.once('close', () => clearInterval(timer));
  }),
  harmless('says 103 once before it answers', (exchange) => {
    exchange.response.writeEarlyHints({ link: '</x>; rel=preload', 'x-note': canary });
    value(exchange.answer)(exchange);
  }),
  whole(
    'switches protocols',
    [...timeout, ...lost],
    raw('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n', { end: false }),
  ),
  whole('speaks no HTTP', lost, raw(`SSH-2.0-${canary}\r\n`)),
  whole(
    'garbles its chunks',
    lost,
    raw(`${head}transfer-encoding: chunked\r\n\r\nzz\r\n{"data":${canary}\r\n0\r\n\r\n`),
  ),
  whole(
    'gives a length and chunks at once',
    lost,
    raw(
      (exchange) =>
        `${head}transfer-encoding: chunked\r\ncontent-length: 3\r\n\r\n${chunk(text(exchange))}0\r\n\r\n`,
    ),
  ),
  harmless('adds trailers', ({ response, answer }) => {
    response.writeHead(200, { 'content-type': 'application/json', trailer: 'x-note' });
    response.addTrailers({ 'x-note': canary });
    response.end(JSON.stringify(answer));
  }),
  harmless(
    'speaks HTTP/1.0 and closes',
    raw((exchange) => `HTTP/1.0 200 OK\r\ncontent-type: application/json\r\n\r\n${text(exchange)}`),
  ),
  harmless(
    'closes a connection it promised to keep',
    raw((exchange) => `${head}connection: keep-alive\r\n${framed(exchange)}`),
  ),
  whole('sends a head of 300 KB', lost, (exchange) =>
    raw(`${head}${`x-filler: ${'a'.repeat(1000)}\r\n`.repeat(300)}${framed(exchange)}`)(exchange),
  ),
  whole(
    'promises less than it sends',
    lost,
    raw((exchange) => `${head}content-length: 20\r\n\r\n${text(exchange)}`),
  ),
  harmless('sends a second answer nobody asked for', (exchange) => {
    value(exchange.answer)(exchange);
    exchange.request.socket.write(`${head}content-length: 15\r\n\r\n{"data":"evil"}`);
  }),
];
