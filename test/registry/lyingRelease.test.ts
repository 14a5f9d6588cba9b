import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { registerPushed } from '../../gateway/registry/registerRelease.js';
import { withdrawRelease } from '../../gateway/registry/withdrawRelease.js';
import { signRelease } from '../../schema/protocol/release.js';
import { signWithdrawal } from '../../schema/protocol/withdrawal.js';
import { demonstrationKey } from '../../scripts/demonstration/demonstrationKey.js';
import { earlier, forgedReleases, misshapenReleases, showing, unprotectedReleases } from './lyingReleases.js';
import { merseyside, owner, refusalFrom, signed } from './pushedDecisions.js';
import { startTestRegister, type TestRegister } from './testRegister.js';

let register: TestRegister;

beforeAll(async () => {
  register = await startTestRegister();
});
afterAll(() => register.stop());

const forget = () =>
  register.means.pool.query(
    `ALTER TABLE cell DISABLE TRIGGER cell_is_insert_only;
     TRUNCATE cell, release_audit, withdrawal, release_table, release_owner, release CASCADE;
     ALTER TABLE cell ENABLE TRIGGER cell_is_insert_only`,
  );

const lies = [...forgedReleases, ...misshapenReleases, ...unprotectedReleases].map(
  (lie) => [lie.name, lie] as const,
);

describe('refused at push, and nothing of it registered, is a release that', () => {
  test.each(lies)('%s', async (_, { body, expected, before = [] }) => {
    await forget();
    for (const release of before) expect(await register.publish(release)).toBe('NEW');
    const { code, message, details } = await refusalFrom(register, body);
    expect(code).toBe('RELEASE_REFUSED');
    if (expected !== 'not the shape') expect(JSON.stringify(details)).toContain(expected);
    else expect(message).toBe('This is not a signed release.');
  });
});

describe('an unprotected release', () => {
  const shown = (value: number): [string, string, number] => ['FORCE_YEAR', `${merseyside} 2023`, value];
  const both = (value: number): [string, string, number] => ['FORCE_YEAR', `${merseyside} 2022/2023`, value];

  test('is told which cell follows from the others and what to do, never what it can be', async () => {
    await forget();
    const { details } = await refusalFrom(register, signed(showing('crimes', [shown(10), both(10)])));
    expect(details).toEqual({
      faults: [
        {
          place: `${owner}.crimes.2026-09-30#FORCE_YEAR/${merseyside}/2022`,
          expected: 'a withheld count that nobody can compute from what is shown',
          found: 'a withheld count that follows from the cells shown around it',
          remedy:
            'Withhold one more of the cells that add up with it, or build the release anew with the kit.',
        },
      ],
    });
  });

  test.each([
    ['wide enough', [shown(15), both(15)], { suspects: 1, solved: 1 }],
    ['not bound at all', [shown(10)], { suspects: 0, solved: 0 }],
  ])('is none where what is withheld is %s: it comes in, with its audit', async (_, cells, audit) => {
    await forget();
    const release = showing('crimes', cells);
    expect(await register.publish(release)).toBe('NEW');
    const { rows } = await register.means.pool.query(
      'SELECT release_id, decision, apart, suspects, solved FROM release_audit',
    );
    expect(rows).toEqual([{ release_id: release.id, decision: 'PASSED', apart: [], ...audit }]);
  });

  test('stays one when the release that tells it with this one is withdrawn', async () => {
    await forget();
    const old = showing('crimes', [shown(10)], { id: `${owner}.crimes.${earlier}`, vintage: earlier });
    await register.publish(old);
    const key = demonstrationKey(owner);
    const { sha256 } = signRelease(old, key);
    const withdrawal = { release: old.id, sha256, owner, notice: 'Counted twice by mistake.' };
    await withdrawRelease(register.means, signWithdrawal(withdrawal, key));
    const { details } = await refusalFrom(register, signed(showing('crimes', [both(10)])));
    expect(JSON.stringify(details)).toContain('follows from the cells shown');
  });

  test('is not made by a vintage of other people: what contradicts it is left apart, and said to be', async () => {
    await forget();
    const old = showing('crimes', [shown(200)], { id: `${owner}.crimes.${earlier}`, vintage: earlier });
    await register.publish(old);
    const release = showing('crimes', [both(15)]);
    expect(await register.publish(release)).toBe('NEW');
    const { rows } = await register.means.pool.query(
      'SELECT apart FROM release_audit WHERE release_id = $1',
      [release.id],
    );
    expect(rows).toEqual([{ apart: [old.id] }]);
  });
});

test('each of two releases that tell something together may come in by itself', async () => {
  for (const { body } of unprotectedReleases.filter(({ before = [] }) => before.length > 0)) {
    await forget();
    expect(await registerPushed(register.means, body)).toBe('NEW');
  }
});

test('with the audit removed on purpose, unprotected releases come in', async () => {
  for (const { before = [], body } of unprotectedReleases) {
    await forget();
    const protection = { audit: async () => ({ faults: [], record: async () => {} }) };
    for (const release of before) await register.publish(release);
    expect(await registerPushed({ ...register.means, protection }, body)).toBe('NEW');
  }
});
