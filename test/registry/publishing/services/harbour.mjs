// A charity's own service in plain JavaScript: @apollo/subgraph and node:http, nothing of ours. It answers from the
// release that its owner registered. SYNTHETIC.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';

const [sdlFile, releaseFile, keysFile] = process.argv.slice(2);
const keys = JSON.parse(readFileSync(keysFile, 'utf8'));
const { release } = JSON.parse(readFileSync(releaseFile, 'utf8'));
const table = 'REGION_QUARTER';

const isWithin = (period, asked) => {
  const [from, to = from] = asked.split('..');
  return period.slice(0, from.length) >= from && period.slice(0, to.length) <= to;
};

const cellsOf = (area, asked) =>
  release.tables
    .find(({ name }) => name === table)
    .cells.filter((cell) => cell.area === area && isWithin(cell.period, asked))
    .map((cell) => ({
      area: { code: cell.area },
      period: cell.period,
      count: {
        cell: `${release.id}#${table}/${cell.area}/${cell.period}`,
        value: cell.value,
        status: cell.status,
        note: cell.note ?? null,
      },
    }));

const resolvers = {
  Area: {
    __resolveReference: ({ code }) => ({ code }),
    harbourClients: ({ code }, { period }) => {
      const cells = cellsOf(code, period);
      const owners = release.owners.map((id) => ({ id }));
      return cells.length === 0
        ? []
        : [{ owners, release: { id: release.id }, caveats: release.caveats, cells }];
    },
  },
};

const schema = buildSubgraphSchema([{ typeDefs: parse(readFileSync(sdlFile, 'utf8')), resolvers }]);

const signed = [
  'content-digest',
  'concordat-request-id',
  'concordat-organisation',
  'concordat-purpose',
  'concordat-owners',
];
const nonces = new Set();

/** Which of the hub's keys signed a request (RFC 9421); undefined where none did, or long ago, or twice. */
function signedFor({ headers }, body, url) {
  const [, parameters = ''] = /^concordat=(.*)$/.exec(headers['signature-input'] ?? '') ?? [];
  const [, signature = ''] = /^concordat=:(.*):$/.exec(headers.signature ?? '') ?? [];
  const said = (name) => new RegExp(`;${name}="?([^;"]*)"?`).exec(parameters)?.[1];
  const base = [
    '"@method": POST',
    `"@target-uri": ${url}`,
    ...signed.map((name) => `"${name}": ${headers[name]}`),
    `"@signature-params": ${parameters}`,
  ].join('\n');
  const use = ['requests', 'registry'].find((name) => keys[name].some(({ id }) => id === said('keyid')));
  const key = use && keys[use].find(({ id }) => id === said('keyid'));
  if (!key || nonces.has(said('nonce')) || Number(said('expires')) < Date.now() / 1000) return undefined;
  const expected = createHmac('sha256', Buffer.from(key.secret, 'base64')).update(base).digest();
  const given = Buffer.from(signature, 'base64');
  const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
  const isGenuine =
    given.length === expected.length &&
    timingSafeEqual(given, expected) &&
    headers['content-digest'] === digest;
  if (isGenuine) nonces.add(said('nonce'));
  return isGenuine ? use : undefined;
}

const server = createServer((request, response) => {
  const chunks = [];
  request
    .on('data', (chunk) => chunks.push(chunk))
    .on('end', async () => {
      const text = Buffer.concat(chunks);
      const use = signedFor(request, text, `http://127.0.0.1:${server.address().port}/graphql`);
      if (use === undefined) return response.writeHead(401).end();
      const { query, variables } = JSON.parse(text.toString('utf8'));
      if (query.includes('_service') !== (use === 'registry')) return response.writeHead(403).end();
      const body = JSON.stringify(await graphql({ schema, source: query, variableValues: variables }));
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`ready ${server.address().port}\n`));
