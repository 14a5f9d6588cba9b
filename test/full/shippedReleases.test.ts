import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { loadPartners } from '../../schema/partners/partners.js';
import { buildShipped } from '../../scripts/demonstration/shipped/buildShipped.js';
import { shippedFileName, shippedFolder } from '../../scripts/demonstration/shipped/readShipped.js';

/** Building, protecting and signing every demonstration release takes minutes. */
const timeoutMs = 60 * 60_000;

test(
  'the releases that ship are, byte for byte, those built from the rows',
  async () => {
    const partners = loadPartners().filter(({ demonstration }) => demonstration);
    const unlike: string[] = [];
    let built = 0;
    await buildShipped({ partners, note: () => {} }, async ({ id }, text) => {
      built += 1;
      if ((await readFile(new URL(shippedFileName(id), shippedFolder), 'utf8')) !== text) unlike.push(id);
    });
    expect({ built, unlike }).toEqual({ built: partners.length, unlike: [] });
  },
  timeoutMs,
);
