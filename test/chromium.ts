import { existsSync } from 'node:fs';
import { describe } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const place = places.find(existsSync);

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Tests of a page in a real browser. Left out, and counted as skipped, on a machine that has none. */
export const describeInChromium = place === undefined ? describe.skip : describe;

export async function startChromium(): Promise<Browser> {
  if (place === undefined)
    throw new Error('Expected Chromium, found none. Install it: apt-get install chromium.');
  return chromium.launch({ executablePath: place, args: flags });
}
