import * as XLSX from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { publicSummaries } from '../../gateway/audit/uses/publicSummary.js';
import { usesPage } from '../../gateway/console/usesPage.js';
import { openCheckpoint } from '../../schema/protocol/merkle/checkpoint.js';
import { charity, other, type PartnerHub, startPartnerHub } from './partnerHub.js';
import { signer } from './signedLog.js';
import { now } from './testLog.js';

let hub: PartnerHub;
beforeAll(async () => {
  hub = await startPartnerHub();
});
afterAll(() => hub.stop());

const get = async (path: string, shown?: string) => {
  const headers: Record<string, string> = shown === undefined ? {} : { authorization: `Bearer ${shown}` };
  const response = await fetch(`${hub.url}${path}`, { headers });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
};
const ask = async (body: object, shown: string) => {
  const response = await fetch(`${hub.url}/audit/uses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${shown}` },
    body: JSON.stringify(body),
  });
  return { status: response.status, answer: await response.json() };
};
const rowsOf = (bytes: Buffer): readonly (readonly unknown[])[] => {
  const { Sheets, SheetNames } = XLSX.read(bytes);
  return XLSX.utils.sheet_to_json(Sheets[SheetNames[0] ?? ''] ?? {}, { header: 1 });
};

describe('somebody of a charity, by token or service key,', () => {
  const query = '{ uses(of: "housingAtExit", since: "2026-11-01") { month organisation times } }';

  test('asks who used its figures, and is answered about no others', async () => {
    expect(await ask({ query }, `${charity} service`)).toEqual({
      status: 200,
      answer: {
        data: { uses: [{ month: '2026-11', organisation: 'greater-london-authority-demo', times: 1 }] },
      },
    });
  });

  test.each(['csv', 'ods', 'xlsx'])('reads them as a spreadsheet: %s', async (kind) => {
    const { status, bytes } = await get(
      `/audit/uses.${kind}?of=housingAtExit&since=2026-11-01`,
      `${charity} publisher`,
    );
    expect([status, rowsOf(bytes)]).toEqual([
      200,
      [
        ['Month', 'Organisation', 'Purpose', 'Agreements', 'Owner', 'Dataset', 'Tables', 'Times', 'Cells'],
        [
          expect.anything(),
          'greater-london-authority-demo',
          'service-planning',
          'agreement-1',
          charity,
          'housingAtExit',
          'CITY_REGION_YEAR_HOUSING_SEX',
          1,
          4,
        ],
      ],
    ]);
  });

  test('is not answered without showing who it is, of no partner, or as a reader of the open pack', async () => {
    expect([
      (await get('/audit/uses.csv')).status,
      (await get('/audit/uses.csv', 'nobody service')).status,
      (await get('/audit/uses.csv', `${charity} open-pack-reader`)).status,
      (await ask({ query: 1 }, `${charity} service`)).status,
      (await get('/audit/uses.csv?since=yesterday', `${charity} service`)).status,
    ]).toEqual([403, 403, 403, 400, 400]);
  });
});

describe('the public', () => {
  const text = async (path: string) => {
    const { status, bytes } = await get(path);
    return { status, text: bytes.toString('utf8') };
  };
  const both = [charity, other].toSorted();

  test('reads the uses of a month four weeks after it is over, as JSON and as spreadsheets', async () => {
    const found = JSON.parse((await text('/audit/summary/2026-09')).text);
    expect(
      found.uses.map(({ times, partner }: { times: number; partner: string }) => [partner, times]),
    ).toEqual(both.map((id) => [id, 1]));
    for (const kind of ['csv', 'ods', 'xlsx']) {
      const [, ...rows] = rowsOf((await get(`/audit/summary/2026-09.${kind}`)).bytes);
      expect(rows.map(([, , , , partner]) => partner)).toEqual(both);
    }
  });

  test('does not read them before, in whatever form', async () => {
    const month = now.toISOString().slice(0, 7);
    const refused = { status: 404, text: expect.stringContaining('each month up to 2026-09') };
    for (const path of [month, `${month}.csv`, '2026-10', 'hello', '2026-13.ods'])
      expect(await text(`/audit/summary/${path}`)).toEqual(refused);
  });

  test('reads them on a page, under the names of the bodies, with nothing of a month that is not over', async () => {
    const summaries = publicSummaries({ pool: hub.pool, clock: () => now, delayDays: 28 });
    const names = new Map([[charity, 'A charity (demo)']]);
    const page = async (month: string | null) => {
      const { main, status } = await usesPage(summaries, names, month);
      return { status, text: JSON.stringify(main) };
    };
    const shown = await page(null);
    expect(shown).toEqual({ status: 200, text: expect.stringContaining('Uses in 2026-09') });
    expect(shown.text).toContain('A charity (demo)');
    expect(shown.text).toContain('28 days after its end');
    expect(shown.text).not.toMatch(/2026-1[01]|p-1/);
    expect(await page('2026-10')).toEqual({
      status: 404,
      text: expect.stringContaining('Months up to 2026-09 can.'),
    });
  });

  test('reads the newest checkpoint and the key', async () => {
    await ask({ query: '{ checkpoint }' }, `${charity} service`);
    expect(openCheckpoint((await text('/audit/checkpoint')).text, signer.verifier)?.size).toBeGreaterThan(4);
    expect((await text('/audit/key')).text).toContain(signer.verifier.name);
  });
});
