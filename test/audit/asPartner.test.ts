import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { signFrontier } from '../../gateway/audit/checkpoints/checkpoints.js';
import { Frontier } from '../../gateway/audit/merkle/frontier.js';
import { loadPartners } from '../../schema/partners/partners.js';
import { openCheckpoint } from '../../schema/protocol/merkle/checkpoint.js';
import { publicKeyText } from '../../schema/protocol/ownerKey.js';
import { demonstrationKey } from '../../scripts/demonstration/demonstrationKey.js';
import { runKit } from '../kit/intake/runKit.js';
import { answered, charity, type PartnerHub, startPartnerHub } from './partnerHub.js';
import { signer } from './signedLog.js';

let hub: PartnerHub;
let folder: string;

beforeAll(async () => {
  hub = await startPartnerHub(() => new Date());
  folder = await mkdtemp(path.join(tmpdir(), 'concordat-charity-'));
  const key = demonstrationKey(charity);
  const partner = loadPartners().find(({ id }) => id === charity);
  await writeFile(inFolder('partner.json'), JSON.stringify({ ...partner, publicKey: publicKeyText(key) }));
  await writeFile(inFolder('key.pem'), key.export({ format: 'pem', type: 'pkcs8' }));
});
afterAll(async () => {
  await hub.stop();
  await rm(folder, { recursive: true });
});

const inFolder = (file: string) => path.join(folder, file);
const kit = async (words: readonly string[], send: typeof fetch = fetch) => {
  const own = ['--partner', inFolder('partner.json'), '--key', inFolder('key.pem'), '--keep', folder];
  return (await runKit([...words, '--hub', hub.url, ...own], send)).out;
};
const held = () => readFile(inFolder(`${charity}.checkpoint`), 'utf8');

/** A hub that answers questions otherwise: `change` is given what it answers in truth. */
const lying =
  (change: (data: Record<string, unknown>) => Record<string, unknown>): typeof fetch =>
  async (...request) => {
    const response = await fetch(...request);
    if (!String(request[0]).endsWith('/audit/uses')) return response;
    // The hub itself refuses a size that its log never had.
    const { data } = (await response.json()) as { readonly data: Record<string, unknown> | null };
    return Response.json({ data: change(data ?? { consistency: null }) });
  };

/** The note of another history of this length, signed with the key of the log. */
function forged(length: number): string {
  const other = new Frontier();
  for (let leaf = 0; leaf < length; leaf += 1) other.push(Buffer.alloc(32, leaf % 256));
  return signFrontier(other, signer).note;
}

describe('a charity with a spreadsheet, a key and no server', () => {
  test('keeps the key of the log and its newest checkpoint', async () => {
    expect(await kit(['witness'])).toMatch(
      /is the key of the hub's log from now on[\s\S]*A log of \d+ entries/,
    );
    expect(openCheckpoint(await held(), signer.verifier)?.size).toBeGreaterThanOrEqual(5);
  });

  test('lists every use of its housing figures since October', async () => {
    const words = ['uses', '--of', 'housingAtExit', '--since', '2026-10-01'];
    const lines = (
      month: string,
      answers: string,
    ) => `${month}  housingAtExit: ${answers} of CITY_REGION_YEAR_HOUSING_SEX
         for greater-london-authority-demo, service-planning, under agreement-1
`;
    const expected = `${lines('2026-10', '2 answers with 8 cells')}${lines('2026-11', '1 answer with 4 cells')}`;
    expect(await kit(words)).toBe(expected);
    expect(await kit([...words, '--prove'])).toMatch(
      /^The log grew from \d+ to \d+ entries and nothing before was changed: .*\n4 entries that concern you stand in it\.\n/,
    );
    expect((await kit([...words, '--prove'])).endsWith(expected)).toBe(true);
  });

  test('writes them as a spreadsheet', async () => {
    await kit(['uses', '--out', inFolder('uses.csv'), '--prove']);
    expect(await readFile(inFolder('uses.csv'), 'utf8')).toContain(
      `2026-11,greater-london-authority-demo,service-planning,agreement-1,${charity},housingAtExit,`,
    );
  });

  test('finds out a hub that shows an entry which says something else', async () => {
    const send = lying(({ entries, ...data }) => ({
      ...data,
      ...(Array.isArray(entries) && {
        entries: entries.map((entry) => ({
          ...entry,
          disclosed: entry.disclosed.replace('service-planning', 'research'),
        })),
      }),
    }));
    await expect(kit(['uses', '--prove'], send)).rejects.toMatchObject({
      code: 'AUDIT_REFUTED',
      found: 'an entry that says something else than its leaf commits to',
    });
  });

  test.each([
    ['the same length', (size: number) => size],
    ['a shorter one', (size: number) => size - 2],
    ['a longer one', (size: number) => size + 10],
  ])('refuses another history of %s, keeps what it held, and the proof beside it', async (_, lengthOf) => {
    const before = await held();
    const note = forged(lengthOf(openCheckpoint(before, signer.verifier)?.size ?? 0));
    const send = lying((data) =>
      'checkpoint' in data ? { checkpoint: note } : 'consistency' in data ? { consistency: [] } : data,
    );
    await expect(kit(['witness'], send)).rejects.toMatchObject({ code: 'AUDIT_REFUTED' });
    expect(await held()).toBe(before);
    expect(await readFile(inFolder(`${charity}.checkpoint.refused`), 'utf8')).toBe(note);
  });

  test('believes no other key of the log than the first', async () => {
    const otherKey: typeof fetch = async (...request) =>
      String(request[0]).endsWith('/audit/key') ? new Response('other+00000000+AQ==') : fetch(...request);
    await hub.log.append(answered(6, 'advice'));
    expect(await kit(['witness'], otherKey)).toContain('nothing before was changed');
    await writeFile(inFolder(`${charity}.log-key`), 'hello');
    await expect(kit(['witness'])).rejects.toMatchObject({ code: 'AUDIT_UNREADABLE' });
  });
});
