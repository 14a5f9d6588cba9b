import { gzipSync } from 'node:zlib';
import { canary, type Exchange, type Fault, harmless, invalid, timeout, whole } from '../fault.js';
import { bytes, spoiled, value } from '../reply.js';

const text = ({ answer }: Exchange): string => JSON.stringify(answer);
const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const megabyte = 1_000_000;
/** 40 MB of blanks are 40 KB on the way. */
const bomb = gzipSync(Buffer.concat([Buffer.alloc(40 * megabyte, ' '), Buffer.from('{"data":{}}')]));
const row = JSON.stringify({ name: canary, beds: 1 });

/** Sends rows until the gateway hangs up; says how long it will be, or not. */
const rows =
  (count: number, isAnnounced: boolean) =>
  ({ response }: Exchange): void => {
    const [before, after] = ['{"data":{"shelters":[', `${row}]}}`];
    const size = before.length + count * (row.length + 1) + after.length;
    response.writeHead(200, {
      'content-type': 'application/json',
      ...(isAnnounced && { 'content-length': size }),
    });
    response.write(before);
    const block = `${row},`.repeat(1000);
    let left = count / 1000;
    const more = (): void => {
      while (left > 0 && !response.destroyed) {
        left -= 1;
        if (!response.write(block)) return void response.once('drain', more);
      }
      response.end(after);
    };
    more();
  };

/** Bodies that are no answer, or far too much of one. */
export const bodyFaults: readonly Fault[] = [
  whole('sends nothing', invalid, bytes('')),
  whole('sends blanks', invalid, bytes(' \n')),
  whole(
    'cuts its JSON short',
    invalid,
    bytes((exchange) => text(exchange).slice(0, -4)),
  ),
  whole(
    'goes on after its JSON',
    invalid,
    bytes((exchange) => `${text(exchange)}{"data":{}}`),
  ),
  whole(
    'sends JSON with a comma too many',
    invalid,
    bytes((exchange) => text(exchange).replace(/}$/, ',}')),
  ),
  whole('sends JavaScript', invalid, bytes(`({"data": {"headline": "${canary}"}})`)),
  whole(
    'sends NaN and Infinity',
    invalid,
    bytes('{"data":{"headline":NaN,"shelters":Infinity,"_entities":[-Infinity]}}'),
  ),
  ...(
    [
      ['a list', [{ data: {} }]],
      ['a number', 7],
      ['a string', canary],
      ['null', null],
      ['true', true],
      ['an empty object', {}],
      ['data that is a list', { data: [] }],
      ['data that is a string', { data: canary }],
      ['data that is false', { data: false }],
      ['null for data, and no error', { data: null }],
    ] as const
  ).map(([what, sent]) => whole(`answers ${what}`, invalid, value(sent))),
  whole('nests 100,000 levels', invalid, bytes(`{"data":{"headline":${nested(100_000)}}}`)),
  whole('nests 3,000,000 levels', invalid, bytes(`{"data":${nested(3_000_000)}}`)),
  whole('sends a gzip bomb', invalid, bytes(bomb, { headers: { 'content-encoding': 'gzip' } })),
  whole('announces 2,000,000 rows', invalid, rows(2_000_000, true)),
  whole('sends 2,000,000 rows', [...invalid, ...timeout], rows(2_000_000, false)),
  whole('announces a terabyte', [...invalid, ...timeout], ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 10 ** 12 }).write('{');
  }),
  harmless(
    'pads with blanks',
    bytes((exchange) => `\n\n  ${text(exchange)}${' '.repeat(1000)}`),
  ),
  harmless(
    'repeats a key with the same value',
    bytes((exchange) => text(exchange).replace(/^{/, `{"data":{"headline":"${canary}"},`)),
  ),
  harmless(
    'says more than an answer holds',
    spoiled((answer) => Object.assign(answer, { status: 200, debug: canary })),
  ),
  harmless(
    'echoes through its extensions',
    spoiled((answer) => Object.assign(answer, { extensions: { sql: `SELECT '${canary}'`, code: canary } })),
  ),
];
