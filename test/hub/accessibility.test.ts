import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { accessFaults } from '../accessibility.js';
import { describeInChromium, startChromium } from '../chromium.js';
import { testHub } from './testHub.js';

const { url } = testHub();

describeInChromium('axe finds nothing', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await startChromium();
    page = await browser.newPage();
  });
  afterAll(() => browser.close());

  test.each(['/', '/board', '/ask/city-region', '/ask/ask-6a-decisions', '/ask/reasonable-grounds-2023'])(
    'on the page %s',
    async (address) => {
      const response = await page.goto(`${url}${address}`);
      expect([response?.status(), await accessFaults(page)]).toEqual([200, []]);
    },
  );
});
