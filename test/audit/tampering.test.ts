import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { verifyExport } from '../../gateway/audit/verify/verifyExport.js';
import { signer } from './signedLog.js';
import { held, honestExport, size, tamperings } from './tampering.js';

const { verifier } = signer;
const faultsOf = async (lines: readonly string[], outside?: string) =>
  (await verifyExport(lines, { verifier, held: outside })).faults.map(({ code }) => code);

/** Places of 100 attempts. */
const places = fc.sample(fc.integer({ min: 0, max: size - 1 }), { numRuns: 100, seed: 62 });

describe('audit verify', () => {
  test('finds nothing wrong with a log that nobody touched', async () => {
    expect(await verifyExport(honestExport, { verifier, held })).toEqual({
      entries: size,
      checkpoints: 5,
      withoutParts: 0,
      faults: [],
    });
  });

  test('finds every one of twelve kinds of change at a hundred places, given a checkpoint that was kept', async () => {
    const missed: string[] = [];
    for (const { what, apply } of tamperings)
      for (const at of places)
        if ((await faultsOf(apply(at), held)).length === 0) missed.push(`${what} ${at}`);
    expect(missed).toEqual([]);
    expect(tamperings.length * places.length).toBe(1200);
  });

  test('finds ten of them by the export alone; a cut or rolled back end needs a checkpoint from outside', async () => {
    const found = new Map<string, number>();
    for (const { what, apply } of tamperings) {
      const faults = await Promise.all(places.map((at) => faultsOf(apply(at))));
      found.set(what, faults.filter(({ length }) => length > 0).length);
    }
    expect([...found]).toEqual(
      tamperings.map(({ what, isFoundAlone }) => [what, isFoundAlone ? places.length : 0]),
    );
  });

  test('says so where the checkpoint that was kept is of another history', async () => {
    const [rollBack] = tamperings.filter(({ what }) => what.startsWith('roll back'));
    expect(await faultsOf(rollBack?.apply(30) ?? [], held)).toEqual(['HELD_DIFFERS']);
    const [cut] = tamperings.filter(({ what }) => what.startsWith('delete tail'));
    expect(await faultsOf(cut?.apply(30) ?? [], held)).toEqual(['HELD_MISSING']);
  });

  test('finds what an entry says changed although its leaf is the same', async () => {
    const lines = honestExport.map((line) => line.replace('entry-7"', 'entry-8"'));
    expect(await faultsOf(lines, held)).toEqual(['PARTS_DIFFER']);
  });

  test('takes entries whose parts are erased', async () => {
    const lines = honestExport.map((line) => {
      const { parts, salt, ...rest } = JSON.parse(line);
      return JSON.stringify(rest);
    });
    expect(await verifyExport(lines, { verifier, held })).toMatchObject({ withoutParts: size, faults: [] });
  });

  test('refuses lines that are none', async () => {
    for (const line of ['', '{', '[]', '7', 'null', '{"leaf":1,"position":0}', '{"leaf":"{}","position":60}'])
      expect(await faultsOf([...honestExport, line], held)).toEqual(['LINE_UNREADABLE']);
  });
});
