import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decisions, owner, refusalFrom, refused, signed, withCell } from './pushedDecisions.js';
import { startTestRegister, type TestRegister } from './testRegister.js';

let register: TestRegister;

beforeAll(async () => {
  register = await startTestRegister();
});
afterAll(() => register.stop());

const refusalOf = (body: unknown) => refusalFrom(register, body);

describe('a release is refused, and nothing of it registered, when', () => {
  test('it is no signed release', async () => {
    expect(await refusalOf({ rows: [{ name: 'A person' }] })).toEqual({
      code: 'RELEASE_REFUSED',
      message: 'This is not a signed release.',
      details: { faults: expect.stringContaining('at release') },
    });
  });

  test('it has a field that nobody knows, and what it says of that is short', async () => {
    const { details } = await refusalOf({ ...signed(decisions), ['x'.repeat(50_000)]: 1 });
    expect(String(details['faults']).length).toBeLessThanOrEqual(2000);
  });

  test('nobody knows its owner', async () => {
    const owners = ['atlantis-police-demo'];
    const place = { place: 'owners', expected: 'a registered partner', found: 'atlantis-police-demo' };
    expect(await refusalOf(signed({ ...decisions, owners }))).toEqual(refused(decisions.id, place));
  });

  test('its owner has no key here', async () => {
    const release = { ...decisions, id: 'home-office.decisions.2026-09-30', owners: ['home-office'] };
    const place = { place: 'signature', expected: 'the signature of home-office', found: 'another' };
    expect(await refusalOf(signed(release))).toEqual(refused(release.id, place));
  });

  test.each([
    ["made with another partner's key", signed(decisions, 'metropolitan-police-demo').signature],
    ['forged', Buffer.alloc(64, 7).toString('base64')],
    ['empty', ''],
  ])('its signature is %s', async (_, signature) => {
    const place = { place: 'signature', expected: `the signature of ${owner}`, found: 'another' };
    expect(await refusalOf({ ...signed(decisions), signature })).toEqual(refused(decisions.id, place));
  });

  test('a cell was changed after signing', async () => {
    const place = { place: 'sha256', expected: 'the hash of this release', found: 'another' };
    const tampered = { ...signed(decisions), release: withCell({ value: 30 }) };
    expect(await refusalOf(tampered)).toEqual(refused(decisions.id, place));
  });

  test("it bears the name of another partner's release", async () => {
    const id = 'metropolitan-police-demo.decisions.2027-01-01';
    const place = { place: 'id', expected: `an id that begins with ${owner}.`, found: id };
    expect(await refusalOf(signed({ ...decisions, id }))).toEqual(refused(id, place));
  });

  test("invented rows claim to be a partner's own", async () => {
    const place = { place: 'provenance', expected: 'SYNTHETIC', found: 'PARTNER' };
    expect(await refusalOf(signed({ ...decisions, provenance: 'PARTNER' }))).toEqual(
      refused(decisions.id, place),
    );
  });

  test.each([
    ['the rule of official files', { rule: 'PUBLISHED' as const }],
    ['official provenance', { provenance: 'OFFICIAL' as const }],
    ['both', { rule: 'PUBLISHED' as const, provenance: 'OFFICIAL' as const }],
  ])('a partner claims %s', async (_, change) => {
    const release = { ...decisions, ...change };
    const place = {
      place: 'rule',
      expected: "rule PUBLISHED only in the hub's own import of an official file",
      found: release.rule,
    };
    expect(await refusalOf(signed(release))).toEqual(refused(decisions.id, place));
  });

  test('persons are released under the rule for things', async () => {
    const place = { place: 'rule', expected: 'TEN_FIVE', found: 'NOT_PERSONS' };
    expect(await refusalOf(signed({ ...decisions, rule: 'NOT_PERSONS' }))).toEqual(
      refused(decisions.id, place),
    );
  });

  test('its dataset is not in the catalogue', async () => {
    const { details } = await refusalOf(signed({ ...decisions, dataset: 'immigrationStatus' }));
    expect(details).toMatchObject({ faults: [{ place: 'dataset', found: 'immigrationStatus' }] });
  });
});
