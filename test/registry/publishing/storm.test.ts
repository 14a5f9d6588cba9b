import { expect, test } from '@jest/globals';
import { publishStorm } from './publishStorm.js';

test('twelve publications on two replicas fail no request and mix no two supergraphs', async () => {
  const { requests, editions, ...outcome } = await publishStorm(12, 50);
  expect(outcome).toEqual({ publications: 12, failed: 0, mixed: 0, faults: [] });
  expect(requests).toBeGreaterThan(50);
  expect(editions).toBeGreaterThan(2);
});
