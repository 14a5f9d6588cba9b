import { expect, test } from '@jest/globals';
import { publishStorm } from '../registry/publishing/publishStorm.js';

test('two hundred publications and ways back under fifty requests a second fail none and mix none', async () => {
  const { requests, editions, ...outcome } = await publishStorm(200, 50);
  console.info(`${requests} requests saw ${editions} editions`);
  expect(outcome).toEqual({ publications: 200, failed: 0, mixed: 0, faults: [] });
  expect(requests).toBeGreaterThan(500);
  expect(editions).toBeGreaterThan(20);
}, 1_800_000);
