import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { withdrawRelease } from '../../gateway/registry/withdrawRelease.js';
import { correctionOf } from '../../schema/protocol/correction.js';
import { signRelease } from '../../schema/protocol/release.js';
import { signWithdrawal } from '../../schema/protocol/withdrawal.js';
import { demonstrationKey } from '../../scripts/demonstration/demonstrationKey.js';
import { decisions, made, owner, refusalFrom, refused, signed } from './pushedDecisions.js';
import { madeRelease, startTestRegister, type TestRegister } from './testRegister.js';

let register: TestRegister;
const notice = 'Reports of one station were missing.';
const corrected = correctionOf(decisions, { corrects: decisions.id, notice });

beforeAll(async () => {
  register = await startTestRegister();
  await register.publish(decisions);
});
afterAll(() => register.stop());

const current = async () =>
  (await register.means.pool.query(`SELECT id, document->'caveats' AS caveats FROM current_release`)).rows;

describe('a correction is refused, and what it corrects still served, when it', () => {
  const later = madeRelease({ ...made, dataset: 'crimes', periods: '2023', atoms: [] });
  test.each([
    [
      'corrects nothing that is registered',
      { ...corrected, corrects: { release: `${owner}.gone`, notice } },
      'the id of a registered release',
    ],
    [
      'corrects itself',
      { ...decisions, id: `${owner}.self`, corrects: { release: `${owner}.self`, notice } },
      'the id of a registered release',
    ],
    ['is of another dataset', correctionOf(later, { corrects: decisions.id, notice }), 'a release of crimes'],
    ['is older than what it corrects', { ...corrected, vintage: '2020-01-01' }, 'of 2020-01-01 or before'],
  ])('%s', async (_, release, expected) => {
    const refusal = await refusalFrom(register, signed(release));
    expect(refusal).toEqual(
      refused(release.id, {
        place: 'corrects',
        expected: expect.stringContaining(expected),
        found: release.corrects?.release,
      }),
    );
  });
});

test('a correction is served with its public notice in place of what it corrects, under an id that counts on', async () => {
  expect(corrected.id).toBe(`${decisions.id}.correction-1`);
  expect(correctionOf(decisions, { corrects: corrected.id, notice }).id).toBe(`${decisions.id}.correction-2`);
  expect(await register.publish(corrected)).toBe('NEW');
  expect(await register.publish(corrected)).toBe('KNOWN');
  expect(await current()).toEqual([
    { id: corrected.id, caveats: [`This release corrects ${decisions.id}: ${notice}`] },
  ]);
});

test('a release is corrected once; the next correction corrects the correction', async () => {
  const second = { ...corrected, id: `${decisions.id}.correction-9` };
  const refusal = await refusalFrom(register, signed(second));
  expect(refusal.details).toEqual({
    faults: [
      { place: 'corrects', expected: 'a release not corrected yet', found: `corrected by ${corrected.id}` },
    ],
  });
});

test('what was corrected is not served again when the correction is withdrawn', async () => {
  const key = demonstrationKey(owner);
  const { sha256 } = signRelease(corrected, key);
  await withdrawRelease(
    register.means,
    signWithdrawal({ release: corrected.id, sha256, owner, notice }, key),
  );
  expect(await current()).toEqual([]);
});
