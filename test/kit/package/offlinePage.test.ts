import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type SignedRelease, signatureFault, signedReleaseSchema } from '../../../schema/protocol/release.js';
import { buildKit } from '../../../scripts/kit/buildKit.js';
import { parsePartner } from '../../../subgraphs/kit/intake/partnerFile.js';
import { describeInChromium, startChromium } from '../../chromium.js';
import { runKit } from '../intake/runKit.js';
import { csv, type Rows } from '../intake/sheetFiles.js';

/** SYNTHETIC rows. */
const sheet: Rows = [
  ['Client ID', 'Start date', 'Borough', 'Exploitaton', 'Gender'],
  ...Array.from({ length: 300 }, (_, at) => [
    `S${at}`,
    at % 2 === 0 ? '17/03/2023' : '23/11/2022',
    at % 3 === 0 ? 'Hackney' : 'Lambeth',
    at % 4 === 0 ? 'Labour' : 'Sexual',
    at % 5 === 0 ? 'M' : 'F',
  ]),
];

let folder: string;
let browser: Browser;
let page: Page;
const requests: string[] = [];
const complaints: string[] = [];

const inFolder = (file: string) => path.join(folder, file);

describeInChromium('the offline page', () => {
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'concordat-offline-'));
    await buildKit(folder);
    await runKit([
      'keygen',
      'riverbank-demo',
      '--name',
      'Riverbank (demo)',
      '--sector',
      'support',
      '--area',
      'E12000007',
      '--out',
      folder,
    ]);
    await writeFile(path.join(folder, 'cases.csv'), csv(sheet));
    browser = await startChromium();
    page = await browser.newPage({ acceptDownloads: true });
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(pathToFileURL(path.join(folder, 'concordat-kit.html')).href);
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  test('lets nothing be loaded or sent, by a policy of hashes', async () => {
    const policy = await page.getAttribute('meta[http-equiv]', 'content');
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'$/,
    );
  });

  test('reads, maps, checks, protects and signs a sheet, as the command line does', async () => {
    await page.setInputFiles('#partner', inFolder('riverbank-demo.partner.json'));
    await page.setInputFiles('#key', inFolder('riverbank-demo.key.pem'));
    await page.locator('#who', { hasText: 'Riverbank' }).waitFor();
    await page.selectOption('#dataset', 'clients');
    await page.setInputFiles('#sheet', inFolder('cases.csv'));
    await page.fill('#from', '2022-01-01');
    await page.fill('#to', '2023-12-31');
    await page.click('#check');
    await page.waitForSelector('#result table');
    expect(await page.innerText('#result')).toContain('MAPPING_GUESSED');
    await page.click('#again');
    await page.waitForSelector('#preview:not([hidden])');
    expect(await page.innerText('#text')).toContain('REGION_QUARTER: 8 counts');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#sign')]);
    const signed: SignedRelease = signedReleaseSchema.parse(
      JSON.parse(await readFile(await download.path(), 'utf8')),
    );
    const partner = parsePartner(await readFile(inFolder('riverbank-demo.partner.json'), 'utf8'));
    expect([download.suggestedFilename(), signatureFault(signed, partner.publicKey)]).toEqual([
      'riverbank-demo.clients.2023-12-31.json',
      undefined,
    ]);
    const file = inFolder('cases.csv');
    await runKit([
      'build',
      `clients=${file}`,
      '--accept',
      '--from',
      '2022-01-01',
      '--to',
      '2023-12-31',
      '--partner',
      inFolder('riverbank-demo.partner.json'),
      '--out',
      folder,
    ]);
    const built: unknown = JSON.parse(
      await readFile(inFolder('riverbank-demo.clients.2023-12-31.unsigned.json'), 'utf8'),
    );
    expect(signed.release).toEqual(built);
  });

  test('asked for nothing but itself, and nothing complained', () => {
    expect(requests.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:'))).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
