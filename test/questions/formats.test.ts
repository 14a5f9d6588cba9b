import { describe, expect, test } from '@jest/globals';
import type { Reply } from '../../gateway/http/route.js';
import { questionRoutes } from '../../gateway/questions/questionRoutes.js';
import { smallMeans } from './smallGraph.js';

/** Opens a door of the questions without any socket. */
async function get(path: string): Promise<Reply> {
  const url = new URL(path, 'http://localhost');
  const [, name = '', format = ''] = /^\/questions\/([^/.]+)\.(\w+)$/.exec(url.pathname) ?? [];
  const route = questionRoutes(smallMeans).find(
    ({ path: found }) => found === (format ? `/questions/:name.${format}` : url.pathname),
  );
  if (route === undefined) throw new Error(`No route for ${path}`);
  return route.handle({ method: 'GET', url, headers: {}, parts: { name }, body: Buffer.alloc(0) });
}

const textOf = async (path: string): Promise<string> => String((await get(path)).body);

describe('CSV', () => {
  test('has the place, the status and the provenance in every row, and no number where a cell is withheld', async () => {
    const [head, ...rows] = (await textOf('/questions/decisions.csv')).trimEnd().split('\r\n');
    const met = 'decisions,E23000001,Metropolitan Police,E12000007,London';
    const stamp = 'met-demo.decisions.2026-09-30,SYNTHETIC,2026-09-30,Met (demo),decisions';
    expect(head).toBe(
      'measure,area_code,area_name,asked_area_code,asked_area_name,period,basis,outcome,value,status,percent,low,high,denominator,release,provenance,vintage,owner,dataset,note',
    );
    expect(rows).toEqual([
      `${met},2022,DECISION_DATE,POSITIVE,540,RELEASED,85.7,85.1,86.3,630,${stamp},`,
      `${met},2023,DECISION_DATE,POSITIVE,,WITHHELD,,,,,${stamp},`,
      `${met},2023,DECISION_DATE,ALL,,NOT_COLLECTED,,,,,${stamp},Ends later.`,
      'population_persons,E12000007,London,,,,,,9002488,FACT,,,,,,,,,,',
    ]);
  });

  test('disarms texts that a spreadsheet would run, and gives records a column for each fact', async () => {
    expect(await textOf('/questions/claims.csv')).toBe(
      `measure,id,title,problems\r\nclaims,L1,"'=HYPERLINK(""http://example.org"")",one | <b>two</b>\r\nclaims,L2,Plain,\r\n`,
    );
  });

  test('says in the name of its file that figures are synthetic', async () => {
    const { headers } = await get('/questions/decisions.csv');
    expect(headers['content-disposition']).toBe(
      'attachment; filename="decisions_E12000007_2022-2023_SYNTHETIC.csv"',
    );
  });

  test('has a row for what was not answered', async () => {
    expect(await textOf('/questions/decisions.csv?code=E99')).toContain(
      'area,,,,,,,,ERROR,,,,,,,,,,UNKNOWN_AREA: There is no such area. Use E12000007 (London).',
    );
  });
});

describe('text', () => {
  test('shows shorthand with its key, notes, what is constant once, and the synthetic mark', async () => {
    const text = await textOf('/questions/decisions.txt');
    expect(text).toContain(
      [
        'Decisions by date (SYNTHETIC)',
        'Asked for: London; Area: Metropolitan Police; Owner: Met (demo); Basis: DECISION_DATE',
        'Outcome                  2022          2023',
        '-------------------------------------------',
        'Positive grounds  540 (85.7%)           [c]',
        'All decisions                  [x] [note 1]',
        'In brackets the share: up to 0.6 percentage points off, because both counts are rounded.',
      ].join('\n'),
    );
    expect(text).toContain(
      '- [c] withheld: 0 to 9, or hidden to protect another cell; [x] not collected or not published\n',
    );
    expect(text).toContain('- [note 1] Ends later.\n');
    expect(text).toContain('Silent: nobody has released anything for London.');
    expect(text).toContain(
      'SYNTHETIC: figures of owners named (demo), and all that is marked SYNTHETIC, are invented',
    );
  });

  test('keeps every line within the terminal', async () => {
    const lines = (await textOf('/questions/decisions.txt')).split('\n');
    expect(lines.filter((line) => line.length > 110)).toEqual([]);
  });

  test('shows errors with what to do and says by its status that nothing was answered', async () => {
    const { status, body } = await get('/questions/decisions.txt?code=E99');
    expect(status).toBe(422);
    expect(body).toContain(
      'Not answered\n- UNKNOWN_AREA at area: There is no such area. Use E12000007 (London).\n',
    );
  });
});

describe('JSON', () => {
  test('holds the data, the errors and the rows', async () => {
    const answer = JSON.parse(await textOf('/questions/decisions.json?code=E99'));
    expect(answer).toEqual({
      question: { name: 'decisions', title: 'Decisions', reading: ['With care.'] },
      variables: { code: 'E99', years: '2022..2023' },
      data: { area: null },
      errors: [
        {
          code: 'UNKNOWN_AREA',
          message: 'There is no such area.',
          path: 'area',
          remedy: 'Use E12000007 (London).',
        },
      ],
      counts: [],
      records: [],
      releases: [],
      silences: [],
    });
  });

  test('lists the questions', async () => {
    const list: { name: string }[] = JSON.parse(await textOf('/questions'));
    expect(list.map(({ name }) => name)).toEqual(['decisions', 'claims']);
  });
});

describe('a refusal', () => {
  test('of an unknown question names the nearest', async () => {
    const { status, body } = await get('/questions/decision.json');
    expect(status).toBe(404);
    expect(JSON.parse(String(body)).errors).toEqual([
      {
        code: 'UNKNOWN_QUESTION',
        message:
          'There is no such saved question. Expected one of decisions, claims; found "decision". The nearest is decisions.',
        path: '',
        expected: 'one of decisions, claims',
        found: '"decision"',
        remedy: 'The nearest is decisions.',
        class: 'question',
      },
    ]);
  });

  test('of an unknown variable names the nearest', async () => {
    const { status, body } = await get('/questions/decisions.csv?cod=E12000007');
    expect(status).toBe(400);
    expect(JSON.parse(String(body)).errors[0].remedy).toBe('The nearest is code.');
  });

  test('of a chart that a question does not have says what to ask for', async () => {
    const { status, body } = await get('/questions/claims.svg');
    expect(status).toBe(400);
    expect(JSON.parse(String(body)).errors[0].remedy).toBe('Ask for its csv, json or txt instead.');
  });
});
