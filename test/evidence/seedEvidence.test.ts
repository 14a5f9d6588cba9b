import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadEvidence } from '../../schema/evidence/loadEvidence.js';
import { seedEvidence } from '../../subgraphs/evidence/database/seed.js';
import { type TestEvidence, testEvidence } from './testEvidence.js';

const register = loadEvidence();
let evidence: TestEvidence;
beforeAll(async () => {
  evidence = await testEvidence();
}, 60_000);
afterAll(() => evidence.stop());

const titleOf = async (id: string) =>
  (await evidence.database.client.claim.findUnique({ where: { id }, select: { title: true } }))?.title;

describe('filling the database of the evidence', () => {
  test('does nothing the second time', async () => {
    expect(await seedEvidence(evidence.database, register)).toBe(false);
    expect(await evidence.database.client.claim.count()).toBe(29);
  });

  test('replaces everything where the register has changed', async () => {
    const [first, ...others] = register.claims;
    const claims = first ? [{ ...first, title: 'Another title' }, ...others] : others;
    expect(await seedEvidence(evidence.database, { ...register, claims })).toBe(true);
    expect(await titleOf('L01')).toBe('Another title');
    expect(await seedEvidence(evidence.database, register)).toBe(true);
    expect(await titleOf('L01')).toBe("Referrals in 2017 and London's share");
  });

  test('leaves everything as it was where the new register is refused', async () => {
    const broken = { ...register, asks: register.asks.slice(1) };
    await expect(seedEvidence(evidence.database, broken)).rejects.toThrow('claim_ask');
    expect(await evidence.database.client.ask.count()).toBe(5);
    expect(await seedEvidence(evidence.database, register)).toBe(false);
  });

  test('twice at once fills it once', async () => {
    await evidence.database.client.seed.deleteMany();
    const done = await Promise.all([1, 2].map(() => seedEvidence(evidence.database, register)));
    expect(done.sort()).toEqual([false, true]);
  });
});
