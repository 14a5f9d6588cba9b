import { describe, expect, test } from '@jest/globals';
import { actionStateOn } from '../../schema/board/actionState.js';
import { daysBetween, freshnessOn, isValidOn } from '../../schema/board/staleness.js';

describe('a contact', () => {
  test.each([
    ['2026-11-21', 0, 'FRESH'],
    ['2026-08-24', 89, 'FRESH'],
    ['2026-08-23', 90, 'STALE'],
    ['2025-11-21', 365, 'STALE'],
  ] as const)('verified on %s is %i days old on 21 November 2026 and %s', (verified, days, freshness) => {
    expect(daysBetween(verified, '2026-11-21')).toBe(days);
    expect(freshnessOn('2026-11-21', verified)).toBe(freshness);
  });

  test('nobody verified is neither fresh nor stale', () => {
    expect(freshnessOn('2026-11-21', null)).toBe('NEVER_VERIFIED');
  });

  test.each([
    ['2026-03-31', false],
    ['2026-04-01', true],
    ['2026-08-31', true],
    ['2026-09-01', false],
  ])('valid from 1 April to 31 August 2026 is valid on %s: %s', (today, isValid) => {
    expect(isValidOn(today, { validFrom: '2026-04-01', validTo: '2026-08-31' })).toBe(isValid);
  });
});

describe('an action due on 30 October 2026', () => {
  const due = '2026-10-30';

  test.each([
    ['2026-10-30', null, 'OPEN'],
    ['2026-10-31', null, 'OVERDUE'],
    ['2026-11-21', '2026-11-06', 'DONE'],
    ['2026-11-05', '2026-11-06', 'OVERDUE'],
  ])('stands on %s, done %s, as %s', (today, done, state) => {
    expect(actionStateOn(today, { due, done })).toBe(state);
  });
});
