import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { registerOfficial } from '../../gateway/registry/registerRelease.js';
import { withdrawRelease } from '../../gateway/registry/withdrawRelease.js';
import { correctionOf } from '../../schema/protocol/correction.js';
import { privateKeyFrom } from '../../schema/protocol/ownerKey.js';
import { signRelease } from '../../schema/protocol/release.js';
import { signWithdrawal } from '../../schema/protocol/withdrawal.js';
import { demonstrationKey } from '../../scripts/demonstration/demonstrationKey.js';
import { releaseOf } from './officialSupport.js';
import { decisions, owner } from './pushedDecisions.js';
import { startTestRegister, type TestRegister } from './testRegister.js';

let register: TestRegister;
beforeAll(async () => {
  register = await startTestRegister();
});
afterAll(() => register.stop());
beforeEach(() => {
  register.means.audit.entries.length = 0;
  register.means.audit.isAvailable = true;
});

const key = demonstrationKey(owner);
const notice = 'Reports of one station were missing.';
const corrected = correctionOf(decisions, { corrects: decisions.id, notice });
const withdrawal = signWithdrawal(
  { release: corrected.id, sha256: signRelease(corrected, key).sha256, owner, notice },
  key,
);
const about = { by: owner, partners: [owner] };

test('a release that cannot be recorded is not registered, and is taken once it can be', async () => {
  register.means.audit.isAvailable = false;
  await expect(register.publish(decisions)).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE', status: 503 });
  expect(await register.rows()).toMatchObject({ release: 0, cell: 0 });
  register.means.audit.isAvailable = true;
  expect(await register.publish(decisions)).toBe('NEW');
  expect(await register.publish(decisions)).toBe('KNOWN');
  expect(register.means.audit.entries).toEqual([
    {
      kind: 'COLLECTION',
      action: 'REGISTERED',
      subject: decisions.id,
      facts: { dataset: 'decisions', sha256: signRelease(decisions, key).sha256 },
      ...about,
    },
  ]);
});

test('a correction is recorded as alteration, with what it corrects and not why', async () => {
  await register.publish(corrected);
  const facts = {
    dataset: 'decisions',
    sha256: signRelease(corrected, key).sha256,
    corrects: decisions.id,
  };
  expect(register.means.audit.entries).toEqual([
    { kind: 'ALTERATION', action: 'CORRECTED', subject: corrected.id, facts, ...about },
  ]);
});

test('a withdrawal that cannot be recorded changes nothing; one that can is recorded as erasure, once', async () => {
  const standing = () => register.means.pool.query('SELECT id FROM release WHERE withdrawn_at IS NULL');
  const before = (await standing()).rows;
  register.means.audit.isAvailable = false;
  await expect(withdrawRelease(register.means, withdrawal)).rejects.toThrow();
  expect((await standing()).rows).toEqual(before);
  register.means.audit.isAvailable = true;
  expect(await withdrawRelease(register.means, withdrawal)).toBe('WITHDRAWN');
  expect(await withdrawRelease(register.means, withdrawal)).toBe('KNOWN');
  const { sha256 } = withdrawal.withdrawal;
  expect(register.means.audit.entries).toEqual([
    { kind: 'ERASURE', action: 'WITHDRAWN', subject: corrected.id, facts: { sha256 }, ...about },
  ]);
});

test('what the hub reads from an official file is recorded as its own doing', async () => {
  await registerOfficial(
    register.means,
    [releaseOf('officialDutyToNotify')],
    privateKeyFrom(Buffer.alloc(32, 7)),
  );
  expect(register.means.audit.entries).toEqual([
    expect.objectContaining({ kind: 'COLLECTION', action: 'REGISTERED', by: null }),
  ]);
});
