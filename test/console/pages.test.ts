import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { consoleRoutes } from '../../gateway/console/consoleRoutes.js';
import type { Reply } from '../../gateway/http/route.js';
import { decisionsDocument, smallMeans } from '../questions/smallGraph.js';

const graphiqlFolder = mkdtempSync(path.join(tmpdir(), 'console-'));
writeFileSync(path.join(graphiqlFolder, 'graphiql.js'), 'export {};');
afterAll(() => rmSync(graphiqlFolder, { recursive: true }));

const cityRegions = [
  { code: 'E12000007', name: 'London' },
  { code: 'E47000001', name: 'Greater Manchester' },
];
const helpline = { name: 'The helpline', number: '08000 000 000', source: 'A release' };
const summaries = {
  delayDays: 28,
  of: async () => undefined,
  shown: async () => [],
  last: () => '2026-09',
};
const names = new Map<string, string>();
const routes = consoleRoutes({ ...smallMeans, cityRegions, graphiqlFolder, helpline, summaries, names });

/** Opens a page without any socket: the route by its declared path, with its named part. */
async function get(route: string, part = '', query = ''): Promise<Reply> {
  const found = routes.find((one) => one.path === route);
  if (found === undefined) throw new Error(`No route ${route}`);
  const url = new URL(`http://localhost/${query}`);
  return found.handle({
    method: 'GET',
    url,
    headers: {},
    parts: { name: part, file: part },
    body: Buffer.alloc(0),
  });
}

const textOf = async (...asked: Parameters<typeof get>): Promise<string> =>
  String((await get(...asked)).body);

describe('the start page', () => {
  test('offers the city regions and every saved question, and says what is invented', async () => {
    const page = await textOf('/');
    expect(page).toContain(
      '<option value="E12000007" selected>London</option><option value="E47000001">Greater Manchester</option>',
    );
    expect(page).toContain('<a href="/ask/decisions">Decisions</a><p>How many were positive?</p>');
    expect(page).toContain('are SYNTHETIC');
  });

  test('leads to the page of the board', async () => {
    expect(await textOf('/')).toContain('<a href="/board">The board</a>');
  });

  test('lets no script run and nothing come from elsewhere', async () => {
    const { headers, body } = await get('/');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(String(body)).not.toMatch(
      /<script| style=|(?:src|href)="(?:https?:)?\/\/(?!www\.nationalarchives)/,
    );
  });
});

describe('the page of a question', () => {
  test('has form, links, chart, table, key, caveats, releases and the document', async () => {
    const { status, body } = await get('/ask/:name', 'decisions');
    const page = String(body);
    expect(status).toBe(200);
    for (const part of [
      '<select id="variable-code" name="code"><option value="E12000007" selected>London</option>',
      '<input id="variable-years" name="years" value="2022..2023"',
      '<a href="/questions/decisions.csv?code=E12000007&amp;years=2022..2023">CSV</a>',
      '<a href="/graphiql?question=decisions&amp;code=E12000007&amp;years=2022..2023">Open in GraphiQL</a>',
      '<h2>85.7% in 2022</h2>',
      '<caption>Decisions by date <span class="mark">SYNTHETIC</span>',
      '<td class="number">540 (85.7%)</td>',
      '<td class="number">[c]</td>',
      '[c] withheld: 0 to 9, or hidden to protect another cell',
      '<li>Its own cases.</li>',
      '<li>Met (demo), SYNTHETIC, vintage 2026-09-30: met-demo.decisions.2026-09-30.</li>',
      'query Decisions($code: ID!, $years: Period!)',
    ]) {
      expect(page).toContain(part);
    }
  });

  test('says in plain words what was not answered', async () => {
    const { status, body } = await get('/ask/:name', 'decisions', '?code=E99');
    expect(status).toBe(422);
    expect(String(body)).toContain(
      '<li>There is no such area. Use E12000007 (London). <span class="code">UNKNOWN_AREA at area</span></li>',
    );
    expect(String(body)).toContain('<option value="E99" selected>E99</option>');
  });

  test('escapes what the answer and the address bring', async () => {
    const claims = await textOf('/ask/:name', 'claims');
    expect(claims).toContain('<td>one | &lt;b&gt;two&lt;/b&gt;</td>');
    const asked = await textOf(
      '/ask/:name',
      'decisions',
      `?${new URLSearchParams({ code: '"><script>' }).toString()}`,
    );
    expect(asked).toContain('value="&quot;&gt;&lt;script&gt;"');
    expect(asked).not.toContain('<script>');
  });

  test('keeps the form where a variable does not exist', async () => {
    const { status, body } = await get('/ask/:name', 'decisions', '?yeers=2023');
    expect(status).toBe(400);
    expect(String(body)).toContain('The nearest is years.');
    expect(String(body)).toContain('<form class="ask" action="/ask/decisions"');
  });

  test('that nobody saved names the nearest', async () => {
    const { status, body } = await get('/ask/:name', 'decision');
    expect(status).toBe(404);
    expect(String(body)).toContain('The nearest is decisions.');
  });
});

describe('the number of the helpline', () => {
  const link = '<a href="tel:08000000000">08000 000 000</a>';
  test.each([
    ['/', ''],
    ['/ask/:name', 'decisions'],
    ['/ask/:name', 'nobody-saved'],
    ['/board', ''],
    ['/uses', ''],
    ['/graphiql', ''],
  ])('stands on %s %s', async (route, name) => {
    expect(await textOf(route, name)).toContain(link);
  });

  test('names the document it stands in', async () => {
    expect(await textOf('/')).toContain('The number as given in <q>A release</q>.');
  });
});

describe('GraphiQL', () => {
  test('opens with an example, a saved question or any document', async () => {
    expect(await textOf('/graphiql')).toContain('data-query="# Concordat: one question across agencies.');
    const saved = await textOf('/graphiql', '', '?question=decisions&years=2021');
    expect(saved).toContain(
      `data-query="${decisionsDocument}" data-variables="{\n  &quot;code&quot;: &quot;E12000007&quot;,\n  &quot;years&quot;: &quot;2021&quot;\n}"`,
    );
    expect(await textOf('/graphiql', '', '?query=%7B%22%7D')).toContain('data-query="{&quot;}"');
  });

  test('runs scripts of this address alone', async () => {
    const { headers } = await get('/graphiql');
    expect(headers['content-security-policy']).toContain("script-src 'self';");
  });

  test('is served file by file', async () => {
    const { status, headers, body } = await get('/graphiql/assets/:file', 'graphiql.js');
    expect([status, headers['content-type'], String(body)]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'export {};',
    ]);
  });

  test.each(['missing.js', '../console.css', '..%2fx.js', '.env', 'graphiql', 'a/b.js'])(
    'gives nothing for %s',
    async (file) => {
      await expect(get('/graphiql/assets/:file', file)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    },
  );
});
