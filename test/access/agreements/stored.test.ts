import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { agreementBook } from '../../../gateway/access/agreements/agreementBook.js';
import {
  type AgreementMeans,
  applyAgreement,
  revokeAgreement,
  seedAgreements,
} from '../../../gateway/access/agreements/agreementStore.js';
import {
  hubSubject,
  liftKillSwitch,
  setKillSwitch,
} from '../../../gateway/access/agreements/killSwitches.js';
import {
  type PermissionsFor,
  startPermissions,
} from '../../../gateway/access/agreements/startPermissions.js';
import { seedPurposes } from '../../../gateway/access/identity/purposeStore.js';
import { anonymous } from '../../../gateway/access/requester.js';
import { savePartners } from '../../../gateway/registry/partners.js';
import type { Agreement } from '../../../schema/agreements/agreement.js';
import { loadAgreements } from '../../../schema/agreements/loadAgreements.js';
import { signAgreement } from '../../../schema/agreements/signedAgreement.js';
import { loadPartners } from '../../../schema/partners/partners.js';
import { loadPurposes } from '../../../schema/purposes/purposes.js';
import { databaseNames, hubRole } from '../../../scripts/database/plan.js';
import { demonstrationKey } from '../../../scripts/demonstration/demonstrationKey.js';
import { memoryRecorder } from '../../audit/memoryRecorder.js';
import { startTestCluster, type TestCluster } from '../../database/testCluster.js';
import { testAnalyst } from '../testAnalyst.js';
import { evidence, kent, madeAgreement } from './madeAgreement.js';

const migrations = (name: string) =>
  fileURLToPath(new URL(`../../../schema/database/${name}/migrations`, import.meta.url));

let cluster: TestCluster;
const audit = memoryRecorder();
let means: AgreementMeans;
/** Two replicas on one database. */
let replicas: readonly PermissionsFor[];
let now = new Date('2026-06-01T12:00:00Z');

beforeAll(async () => {
  cluster = await startTestCluster();
  const { hub, register } = databaseNames;
  const databases = await cluster.provide([
    { name: hub, owner: hubRole, migrations: migrations('hub') },
    { name: register, owner: hubRole, migrations: migrations('register') },
  ]);
  const pool = (name: string) => {
    const made = new pg.Pool({ connectionString: databases.url(name, hubRole), max: 4 });
    made.on('error', () => {});
    return made;
  };
  means = { hub: pool(hub), register: pool(register), audit };
  await savePartners(means.register, loadPartners());
  await seedPurposes(means.hub, loadPurposes());
  const start = () =>
    startPermissions({ book: agreementBook(means), datasets: ['police.crimes'], clock: () => now });
  replicas = [start(), start()];
});
afterAll(async () => {
  await Promise.all([means.hub.end(), means.register.end()]);
  await cluster.stop();
});

/** Owners that permit police.crimes, on each replica. */
const owners = () =>
  Promise.all(replicas.map(async (ask) => [...((await ask(testAnalyst)).owners.get('police.crimes') ?? [])]));
const signed = (change: Partial<Agreement> = {}) => {
  const agreement = madeAgreement(change);
  return signAgreement(agreement, demonstrationKey(agreement.owner));
};

describe('an agreement', () => {
  test('holds from the request after it was applied, and ends with the one after it was revoked', async () => {
    expect(await owners()).toEqual([[], []]);
    expect(await applyAgreement(means, signed())).toBe('NEW');
    expect(await owners()).toEqual([[kent], [kent]]);
    expect(await applyAgreement(means, signed())).toBe('KNOWN');
    expect(await revokeAgreement(means, `${kent}.test`)).toBe('REVOKED');
    expect(await owners()).toEqual([[], []]);
    expect(await revokeAgreement(means, `${kent}.test`)).toBe('KNOWN');
    await applyAgreement(means, signed());
    expect(await owners()).toEqual([[], []]);
    const about = { kind: 'AGREEMENT', subject: `${kent}.test`, by: null, partners: [kent] };
    expect(audit.entries).toEqual([
      { ...about, action: 'SIGNED', facts: { sha256: signed().sha256 } },
      { ...about, action: 'REVOKED', facts: {} },
    ]);
  });

  test('that cannot be recorded neither holds nor ends', async () => {
    audit.isAvailable = false;
    const made = signed({ id: `${kent}.unrecorded` });
    await expect(applyAgreement(means, made)).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
    await expect(setKillSwitch(means, kent)).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
    audit.isAvailable = true;
    expect(await owners()).toEqual([[], []]);
    await applyAgreement(means, made);
    expect(await owners()).toEqual([[kent], [kent]]);
    await revokeAgreement(means, made.agreement.id);
  });

  test('ends with its last day while nothing is written', async () => {
    await applyAgreement(means, signed({ id: `${kent}.short`, to: '2026-06-30' }));
    expect(await owners()).toEqual([[kent], [kent]]);
    now = new Date('2026-07-01T00:00:00Z');
    expect(await owners()).toEqual([[], []]);
    now = new Date('2026-06-01T12:00:00Z');
    await revokeAgreement(means, `${kent}.short`);
  });

  test.each([
    [
      "another's signature",
      () => signAgreement(madeAgreement({ id: `${kent}.test-a` }), demonstrationKey('essex-police-demo')),
    ],
    ['an owner nobody knows', () => signed({ owner: 'stranger-demo' })],
    ['datasets of another sector', () => signed({ id: `${kent}.test-b`, datasets: ['support.clients'] })],
    ['a purpose nobody registered', () => signed({ id: `${kent}.test-c`, purposes: ['general-interest'] })],
    ['the Home Office as an asker', () => signed({ id: `${kent}.test-d`, organisations: ['home-office'] })],
    ['a known id and other terms', () => signed({ to: '2026-11-30' })],
  ])('with %s is refused', async (_, made) => {
    await expect(applyAgreement(means, made())).rejects.toMatchObject({ code: 'AGREEMENT_REFUSED' });
    expect(await owners()).toEqual([[], []]);
  });

  test('that somebody wrote into the database without the signature permits nothing', async () => {
    const { agreement, sha256, signature } = signed({ id: `${kent}.forged` });
    const longer = { ...agreement, organisations: agreement.organisations, to: '2099-12-31' };
    await means.hub.query('INSERT INTO agreement VALUES ($1, $2, $3, $4, $5)', [
      agreement.id,
      kent,
      longer,
      sha256,
      signature,
    ]);
    expect(await owners()).toEqual([[], []]);
  });

  test('is never changed or removed, by whoever holds the database', async () => {
    for (const sql of [
      "UPDATE agreement SET owner = 'essex-police-demo'",
      'DELETE FROM agreement_revocation',
      'DELETE FROM agreement_purpose',
      "UPDATE kill_switch SET subject = 'other'",
    ]) {
      await setKillSwitch(means, 'essex-police-demo');
      await expect(means.hub.query(sql)).rejects.toThrow(/only ever added|lifted, never changed/);
    }
  });
});

describe('a kill switch', () => {
  beforeAll(() => applyAgreement(means, signed({ id: `${kent}.switched`, purposes: [evidence] })));

  test('of a partner stops what is its own, on every replica, until it is lifted', async () => {
    expect(await owners()).toEqual([[kent], [kent]]);
    expect(await setKillSwitch(means, kent)).toBe(true);
    expect(await owners()).toEqual([[], []]);
    expect(await setKillSwitch(means, kent)).toBe(false);
    expect(await liftKillSwitch(means, kent)).toBe(true);
    expect(await owners()).toEqual([[kent], [kent]]);
  });

  test('of the hub stops every answer, public ones too', async () => {
    await setKillSwitch(means, hubSubject);
    for (const ask of replicas) {
      await expect(ask(testAnalyst)).rejects.toMatchObject({ code: 'HUB_STOPPED', status: 503 });
      await expect(ask(anonymous)).rejects.toMatchObject({ code: 'HUB_STOPPED' });
    }
    await liftKillSwitch(means, hubSubject);
    expect(await owners()).toEqual([[kent], [kent]]);
  });
});

test('what ships is stored once, and what was revoked of it stays so', async () => {
  const one = loadAgreements().filter(({ agreement }) => agreement.owner === 'essex-police-demo');
  await liftKillSwitch(means, 'essex-police-demo');
  await seedAgreements(means.hub, one);
  expect((await owners())[0]).toContain('essex-police-demo');
  await revokeAgreement(means, 'essex-police-demo.evidence-2026');
  await seedAgreements(means.hub, one);
  expect((await owners())[0]).not.toContain('essex-police-demo');
});

test('without the database nothing is permitted', async () => {
  const closed = new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/none' });
  const ask = startPermissions({
    book: agreementBook({ hub: closed, register: closed }),
    datasets: [],
    clock: () => now,
  });
  await expect(ask(testAnalyst)).rejects.toMatchObject({ code: 'AGREEMENTS_UNAVAILABLE', status: 503 });
  await closed.end();
});
