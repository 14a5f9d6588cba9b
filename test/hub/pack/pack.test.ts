import { beforeAll, describe, expect, test } from '@jest/globals';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Pack, PackFile } from '../../../gateway/pack/index.js';
import { manifestSchema } from '../../../gateway/pack/proof/manifest.js';
import { loadAreas } from '../../../schema/areas/loadAreas.js';
import { accessFaults } from '../../accessibility.js';
import { describeInChromium, startChromium } from '../../chromium.js';
import { testHub } from '../testHub.js';
import { builtByHub } from './builtByHub.js';

/** What a reader reads: no pictures, no markup. */
const textOf = (html: string) =>
  html
    .replace(/<style>[\s\S]*?<\/style>|<svg[\s\S]*?<\/svg>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ');

const textIn = (files: readonly PackFile[], name: string): string =>
  new TextDecoder().decode(files.find(({ path }) => path === name)?.bytes);
const htmlOf = (files: readonly PackFile[]): string => textIn(files, 'index.html');
const figureOf = (pack: Pack, id: string) =>
  pack.asks.flatMap(({ figures }) => figures).find((figure) => figure.id === id);
const rowsOf = (pack: Pack, id: string) => figureOf(pack, id)?.table.rows ?? [];

/** The sections of a PDF, each with the page on which it begins. */
async function sectionPages(data: Uint8Array) {
  const document = await getDocument({ data, useSystemFonts: false }).promise;
  const outline = await document.getOutline();
  return Promise.all(
    outline.map(async ({ title, dest }) => {
      const [page] = (typeof dest === 'string' ? await document.getDestination(dest) : dest) ?? [];
      return { title, page: await document.getPageIndex(page) };
    }),
  );
}

describe('the pack of published figures', () => {
  let pack: Pack;
  let html: string;
  beforeAll(async () => {
    const built = await builtByHub('official');
    pack = built.pack;
    html = htmlOf(built.files);
  });

  test('has one published figure for each ask, and no gap that it could have filled', () => {
    expect(pack.asks.map(({ id, figures }) => [id, figures.map((figure) => figure.id)])).toEqual(
      ['6a', '6b', '6c', '6d', '6e'].map((ask) => [ask, [`${ask}.1`]]),
    );
    expect(pack.gaps.filter(({ because }) => because !== undefined)).toEqual([]);
  });

  test('has the headline of each ask from what was published', () => {
    expect(pack.asks.map(({ figures }) => [figures[0]?.key, figures[0]?.title])).toEqual([
      ['54.6%', '54.6% of first decisions were positive in 2023, against 88.5% in 2022'],
      ['11.9%', 'At most 11.9% of the referrals of 2023 were of people referred before'],
      ['507', '507 people in detention had a positive first decision in 2018: 28 before it, 479 during it'],
      ['7.4%', '447 of 6,066 people considered for leave as a victim were granted it, 7.4%'],
      ['26.4%', 'Charities name domestic servitude in 26.4% of their referrals, police in 6.3%'],
    ]);
  });

  test('has the published decisions to the digit', () => {
    const byYear = new Map(rowsOf(pack, '6a.1').map(([year, ...cells]) => [year, cells]));
    expect([byYear.get('2014'), byYear.get('2018'), byYear.get('2022'), byYear.get('2023')]).toEqual([
      ['2,128', '2,423', '87.8%', '978', '1,592', '61.4%'],
      ['5,466', '6,757', '80.9%', '2,258', '3,227', '70.0%'],
      ['14,826', '16,747', '88.5%', '5,502', '6,152', '89.4%'],
      ['8,319', '15,247', '54.6%', '6,528', '9,825', '66.4%'],
    ]);
  });

  test('has the cited figures with who published them', () => {
    expect(rowsOf(pack, '6b.1').map(([what, count]) => [what, count])).toEqual([
      ['All referrals of 2023', '17,004'],
      ['Of people with an earlier referral', '2,018 [note 1]'],
    ]);
    expect(rowsOf(pack, '6c.1').map(([what, count, who]) => [what, count?.split(' ')[0], who])).toEqual([
      [
        '2018: decision before detention',
        '28',
        'After Exploitation, replies to Freedom of Information requests',
      ],
      ['2018: decision during detention', '479', "House of Commons, minister's correction of 17 July 2019"],
      ['2018: both together', '507', 'After Exploitation, replies to Freedom of Information requests'],
      ['2019: both, no split published', '1,256', 'After Exploitation, as quoted by ATLEU'],
    ]);
    expect(rowsOf(pack, '6d.1').map(([what, count]) => [what, count?.split(' ')[0]])).toEqual([
      ['Refused', '4,695'],
      ['Pending', '924'],
      ['Granted', '447'],
    ]);
  });

  test('has domestic servitude by class of first responder', () => {
    expect(rowsOf(pack, '6e.1')).toEqual([
      ['Charities', '232', '878', '26.4%'],
      ['Government agencies', '601', '8,244', '7.3%'],
      ['Police', '248', '3,946', '6.3%'],
      ['Local authorities', '173', '3,955', '4.4%'],
    ]);
    expect(textOf(html)).toMatch(
      /In 2023, 1,254 of 17,023 referrals named domestic servitude, 7\.4%; 59\.\d%/,
    );
  });

  test('says what replaces the claim of the letter, and never the claim', () => {
    const text = textOf(html);
    expect(text).toMatch(
      /88\.5% were positive in 2022 and 54\.6% in 2023, after the threshold was raised .*in place of L14/,
    );
    expect(text).not.toMatch(/47\.8|16\.45/);
  });

  test('says nothing of synthetic data or of demonstrations', () => {
    expect(html).not.toMatch(/SYNTHETIC|\(demo\)/i);
  });

  test('says who published the later shares, which stand in no release', () => {
    expect(figureOf(pack, '6a.1')?.notes).toEqual([
      'Later share quoted above, 53% in 2024: Home Office, NRM end of year summary 2024.',
      'Later share quoted above, 62% in Quarter 4 2025: Home Office, NRM statistics, quarter 4 2025.',
    ]);
  });

  test('traces every figure to releases with vintage, age and hash', () => {
    const found = pack.provenance.map(({ figure, release }) => [figure, release.id.split('.')[1]]);
    expect(found).toEqual([
      ['6a.1', 'officialDecisions'],
      ['6b.1', 'officialTotals'],
      ['6b.1', 'citedFigures'],
      ['6c.1', 'citedFigures'],
      ['6d.1', 'citedFigures'],
      ['6e.1', 'officialReferralsByResponder'],
    ]);
    for (const { release } of pack.provenance) {
      expect(release).toEqual(
        expect.objectContaining({
          provenance: 'OFFICIAL',
          vintage: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
          ageInDays: expect.any(Number),
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        }),
      );
    }
  });

  test('gives the helpline of the release of 2017', () => {
    expect(textOf(html)).toMatch(/Modern Slavery Helpline: 08000 121 700/);
  });
});

describe('the whole pack', () => {
  let pack: Pack;
  let files: readonly PackFile[];
  let html: string;
  beforeAll(async () => {
    const built = await builtByHub('whole');
    ({ pack, files } = built);
    html = htmlOf(files);
  });

  test("adds the partners' figures and carries the watermark, on the pages and in each of them", () => {
    expect(pack.asks.map(({ figures }) => figures.map(({ id, isSynthetic }) => [id, isSynthetic]))).toEqual(
      ['6a', '6b', '6c', '6d', '6e'].map((ask) => [
        [`${ask}.1`, false],
        [`${ask}.2`, true],
      ]),
    );
    expect(html).toMatch(/<div class="watermark" aria-hidden="true"><span>SYNTHETIC DEMONSTRATION DATA</);
    const pictures = html.match(/<svg[\s\S]*?<\/svg>/g) ?? [];
    expect(pictures.filter((svg) => svg.includes('SYNTHETIC DEMONSTRATION DATA'))).toHaveLength(10);
    expect(pictures).toHaveLength(20);
  });

  test('gives each city region one page of the PDF', async () => {
    const bytes = files.find(({ path }) => path === 'pack.pdf')?.bytes;
    const pages = await sectionPages(new Uint8Array(bytes ?? []));
    const names = new Set(
      loadAreas()
        .all('CITY_REGION')
        .map(({ name }) => name),
    );
    const lengths = pages.flatMap(({ title, page }, at) =>
      names.has(title) ? [[title, (pages[at + 1]?.page ?? 0) - page]] : [],
    );
    expect(lengths).toEqual([...names].map((name) => [name, 1]));
  });

  test('names releases that the register has, and no other', async () => {
    const { releases } = manifestSchema.parse(JSON.parse(textIn(files, 'manifest.json')));
    const held: { releases: readonly { id: string }[] } = await testHub().data('{ releases { id } }');
    const known = new Set(held.releases.map(({ id }) => id));
    expect(releases.length).toBeGreaterThan(100);
    expect(releases.filter((id) => !known.has(id))).toEqual([]);
  });

  test('has a page for each city region, where nothing but an agreement keeps an answer back', () => {
    expect(pack.regions).toHaveLength(loadAreas().all('CITY_REGION').length);
    const remarks = pack.regions.flatMap(({ lines }) => lines.map(({ remark }) => remark));
    expect([...new Set(remarks.filter((remark) => remark.startsWith('Not answered')))]).toEqual([
      'Not answered when this pack was built: No agreement in force between North West Outreach (demo) and metro-mayors-evidence-team-demo covers support.housingAtExit for the purpose evidence-to-the-home-secretary.',
    ]);
  });

  describeInChromium('in Chromium', () => {
    test('gives axe nothing to find, on a screen and as it prints', async () => {
      const browser = await startChromium();
      const page = await browser.newPage();
      await page.setContent(html);
      const onScreen = await accessFaults(page);
      await page.emulateMedia({ media: 'print' });
      const printed = await accessFaults(page, ['color-contrast']);
      await browser.close();
      expect([onScreen, printed]).toEqual([[], []]);
    });
  });
});
