import { expect, test } from '@jest/globals';
import { expiring } from '../../../gateway/access/agreements/expiring.js';
import { agreementText, expiringLine, expiringWarnings } from '../../../scripts/agreements/agreementText.js';
import { kent, madeAgreement, madeBook } from './madeAgreement.js';

const ending = (name: string, to: string, review = to) =>
  madeAgreement({ id: `${kent}.${name}`, to, review, from: '2026-01-01' });
const told = (day: string, ...all: ReturnType<typeof ending>[]) =>
  expiring(madeBook(all), day).map(({ agreement, due, daysLeft, within }) => [
    agreement.id.slice(kent.length + 1),
    due,
    daysLeft,
    within,
  ]);

test('an agreement is spoken of from 60 days before its end, more pressingly from 30 and from 7', () => {
  const one = ending('one', '2026-12-31');
  expect(told('2026-10-31', one)).toEqual([]);
  expect(told('2026-11-01', one)).toEqual([['one', 'END', 60, 60]]);
  expect(told('2026-12-01', one)).toEqual([['one', 'END', 30, 30]]);
  expect(told('2026-12-24', one)).toEqual([['one', 'END', 7, 7]]);
  expect(told('2026-12-31', one)).toEqual([['one', 'END', 0, 7]]);
  expect(told('2027-01-01', one)).toEqual([]);
});

test('the most pressing comes first, and a review counts where no end does', () => {
  const all = [ending('later', '2026-08-20'), ending('soon', '2026-07-04'), ending('overdue', '2027-06-30')];
  const overdue = { ...all[2], review: '2026-06-29' } as (typeof all)[number];
  expect(told('2026-07-01', ...all.slice(0, 2), overdue)).toEqual([
    ['overdue', 'REVIEW', -2, 7],
    ['soon', 'END', 3, 7],
    ['later', 'END', 50, 60],
  ]);
});

test("one that is revoked is nobody's to renew; one that is stopped still runs out", () => {
  const one = ending('one', '2026-12-31');
  const of = (change: Parameters<typeof madeBook>[1]) => expiring(madeBook([one], change), '2026-12-30');
  expect(of({ revoked: new Map([[one.id, '2026-05-01T00:00:00Z']]) })).toEqual([]);
  expect(of({ stopped: new Set([kent]) })).toHaveLength(1);
});

test('a hub says in a line for each warning how many there are, and which is first', () => {
  const all = [ending('first', '2026-07-04'), ending('second', '2026-07-05'), ending('third', '2026-08-20')];
  const found = expiring(madeBook(all), '2026-07-04');
  expect(expiringWarnings(found)).toEqual([
    `AGREEMENTS. ${kent}.first and 1 more: in force ends within 7 days, the first on 2026-07-04. npm run -s concordat -- agreement expiring`,
    `AGREEMENTS. ${kent}.third: in force ends within 60 days, the first on 2026-08-20. npm run -s concordat -- agreement expiring`,
  ]);
  expect(found.map((one) => expiringLine(one).split(/ {2,}/)[1])).toEqual([
    'ends on 2026-07-04, today\n',
    'ends on 2026-07-05, in 1 day\n',
    'ends on 2026-08-20, in 47 days\n',
  ]);
});

test('the text of an agreement says its standing and its terms in words of the law', () => {
  const one = ending('one', '2026-12-31');
  const text = agreementText(madeBook([one]), one, '2026-06-01');
  expect(text).toMatch(/standing +in force\n/);
  expect(text).toContain('DPA 2018, Part 3, section 36(4)');
  expect(text).toContain('Every figure stands with its caveats');
  const revoked = madeBook([one], { revoked: new Map([[one.id, '2026-05-01T10:00:00Z']]) });
  expect(agreementText(revoked, one, '2026-06-01')).toMatch(/standing +revoked on 2026-05-01\n/);
});
