import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { verifyExport } from '../../gateway/audit/verify/verifyExport.js';
import { signer } from './signedLog.js';
import { held, honestExport, size, tamperings } from './tampering.js';

const { verifier } = signer;
const faultsOf = async (lines: readonly string[], outside?: string) =>
  (await verifyExport(lines, { verifier, held: outside })).faults.map(({ code }) => code);

/** A hundred places, no two the same. */
const [places = []] = fc.sample(
  fc.shuffledSubarray(
    Array.from({ length: size - 2 }, (_, at) => at + 1),
    { minLength: 100, maxLength: 100 },
  ),
  { numRuns: 1, seed: 62 },
);

describe('audit verify', () => {
  test('finds nothing wrong with a log that nobody touched', async () => {
    expect(await verifyExport(honestExport, { verifier, held })).toEqual({
      entries: size,
      checkpoints: 8,
      withoutParts: 0,
      faults: [],
    });
  });

  test('finds ten of twelve kinds of change at each of a hundred places by the export alone, and two only with a checkpoint from outside', async () => {
    expect([tamperings.length, new Set(places).size]).toEqual([12, 100]);
    const found: Record<string, { alone: number; withCheckpoint: number }> = {};
    for (const { what, apply } of tamperings) {
      const counts = { alone: 0, withCheckpoint: 0 };
      for (const at of places) {
        const lines = apply(at);
        const isFoundAlone = (await faultsOf(lines)).length > 0;
        if (isFoundAlone) counts.alone += 1;
        else if ((await faultsOf(lines, held)).length > 0) counts.withCheckpoint += 1;
      }
      found[what] = counts;
    }
    expect(found).toEqual(
      Object.fromEntries(
        tamperings.map(({ what, isFoundAlone }) => [
          what,
          isFoundAlone ? { alone: 100, withCheckpoint: 0 } : { alone: 0, withCheckpoint: 100 },
        ]),
      ),
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
