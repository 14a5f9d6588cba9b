import { expect, test } from '@jest/globals';
import { ageInDays } from '../../subgraphs/kit/register/age.js';

test.each([
  ['2024-03-07', '2024-03-07T00:00:00Z', 0],
  ['2024-03-07', '2024-03-07T23:59:59Z', 0],
  ['2024-03-07', '2024-03-08T00:00:00Z', 1],
  ['2024-02-28', '2024-03-01T12:00:00Z', 2],
  ['2023-03-07', '2024-03-07T12:00:00Z', 366],
  ['2024-03-30', '2024-04-01T00:30:00Z', 2],
])('a release of %s is, at %s, %d days old', (vintage, now, days) => {
  expect(ageInDays(vintage, new Date(now))).toBe(days);
});

test('a release dated after the answer has no age yet', () => {
  expect(ageInDays('2024-03-08', new Date('2024-03-07T12:00:00Z'))).toBe(0);
});
