import { expect, test } from '@jest/globals';
import { publishStorm } from './publishStorm.js';

test('six publications on two replicas fail no request and mix no two supergraphs', async () => {
  const { requests, editions, ...outcome } = await publishStorm(6, 50);
  expect(outcome).toEqual({ publications: 6, failed: 0, mixed: 0, faults: [] });
  expect(requests).toBeGreaterThan(50);
  expect(editions).toBeGreaterThan(1);
}, 240_000);
