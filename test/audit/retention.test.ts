import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeCheckpoint } from '../../gateway/audit/checkpoints/checkpoints.js';
import { proveInclusion } from '../../gateway/audit/checkpoints/proofs.js';
import { readEntries, type StoredEntry } from '../../gateway/audit/log/readEntries.js';
import { verifyExport } from '../../gateway/audit/verify/verifyExport.js';
import { exportLines } from '../../gateway/audit/verify/writeExport.js';
import { faultOfEntry } from '../../schema/protocol/merkle/provenEntry.js';
import { makeKeysUnreadable } from '../../scripts/audit/eraseKeys.js';
import { signer } from './signedLog.js';
import { question, startTestLog, type TestLog } from './testLog.js';

let today = new Date('2026-09-30T12:00:00Z');
let served: TestLog;
/** What a partner kept of September. */
let held: string;

const erase = (before: string) => {
  const databases = { url: () => String(served.owner.options.connectionString) };
  return makeKeysUnreadable({ pool: served.pool, databases }, before, () => today);
};
const all = async () => {
  const found: StoredEntry[] = [];
  for await (const entry of readEntries(served.pool, { from: 0, to: 100 })) found.push(entry);
  return found;
};
const checkpoint = () => makeCheckpoint(served.pool, signer, today);

beforeAll(async () => {
  served = await startTestLog(() => today);
  for (const entry of question('11111111-1111-4111-8111-111111111111')) await served.log.append(entry);
  held = (await checkpoint()).note;
  today = new Date('2026-11-26T12:00:00Z');
  for (const entry of question('22222222-2222-4222-8222-222222222222')) await served.log.append(entry);
});
afterAll(() => served.stop());

describe('what entries said, once the key of their month is destroyed,', () => {
  test('is gone, and the destruction itself is in the log', async () => {
    const sealed = (await served.pool.query<{ sealed: Buffer }>('SELECT sealed FROM audit_entry')).rows;
    expect(Buffer.concat(sealed.map((row) => row.sealed)).includes('service-planning')).toBe(false);
    expect((await all()).map(({ content }) => content !== undefined)).toEqual([true, true, true, true]);
    expect(await erase('2026-11')).toEqual(['2026-09']);
    const entries = await all();
    expect(entries.map(({ content }) => content?.parts['use'] !== undefined)).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
    expect(entries.at(-1)?.content?.parts['event']).toMatchObject({
      action: 'KEYS_DESTROYED',
      facts: { months: ['2026-09'] },
    });
    expect((await served.pool.query('SELECT period FROM audit_key')).rows).toEqual([{ period: '2026-11' }]);
  });

  test('leaves a whole log: it verifies against a checkpoint from before', async () => {
    const { size } = (await checkpoint()).checkpoint;
    const { verifier } = signer;
    const lines = exportLines({ pool: served.pool, verifier, size, withParts: true });
    expect(await verifyExport(lines, { verifier, held })).toMatchObject({
      entries: 5,
      withoutParts: 2,
      faults: [],
    });
  });

  test('leaves each entry provable: when, of which kind, and that nothing was put in its place', async () => {
    const [entry] = await all();
    if (entry === undefined) throw new Error('no entry');
    const { note, checkpoint: now } = await checkpoint();
    const proof = [...(await proveInclusion(served.pool, entry.position, now.size))];
    const proven = { position: 0, leaf: entry.leaf, disclosed: null, proof, checkpoint: note };
    expect(faultOfEntry(proven, signer.verifier)).toBeUndefined();
    expect(
      faultOfEntry({ ...proven, leaf: entry.leaf.replace('CONSULTATION', 'DISCLOSURE') }, signer.verifier),
    ).toBe('a proof that does not lead to the root of the checkpoint');
  });

  test('is not erased of a month that is still written, nor by the hub’s own role', async () => {
    await expect(erase('2026-12')).rejects.toMatchObject({ code: 'ARGUMENT_INVALID' });
    await expect(served.pool.query('DELETE FROM audit_key')).rejects.toThrow('permission denied');
    expect(await erase('2026-11')).toEqual([]);
  });
});
