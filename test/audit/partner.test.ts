import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { signFrontier } from '../../gateway/audit/checkpoints/checkpoints.js';
import { Frontier } from '../../gateway/audit/merkle/frontier.js';
import { openCheckpoint } from '../../schema/protocol/merkle/checkpoint.js';
import { faultOfEntry } from '../../schema/protocol/merkle/provenEntry.js';
import { isConsistent } from '../../schema/protocol/merkle/verifyConsistency.js';
import { signAsk } from '../../schema/protocol/partnerAsk.js';
import { demonstrationKey } from '../../scripts/demonstration/demonstrationKey.js';
import { askUses } from '../../subgraphs/kit/audit/askUses.js';
import { charity, other, type PartnerHub, startPartnerHub } from './partnerHub.js';
import { signer } from './signedLog.js';
import { happening, now } from './testLog.js';

let hub: PartnerHub;
beforeAll(async () => {
  hub = await startPartnerHub();
});
afterAll(() => hub.stop());

const asking = (partner = charity) => ({
  hub: hub.url,
  fetch,
  partner,
  key: demonstrationKey(partner),
  clock: () => now,
});
const fields = 'month organisation purpose agreements dataset tables times cells';

describe('a charity', () => {
  test('lists every use of its housing figures in the last quarter, and nobody is named', async () => {
    const { uses } = await askUses(
      asking(),
      `query ($since: String) { uses(of: "housingAtExit", since: $since) { ${fields} } }`,
      {
        since: '2026-10-01',
      },
    );
    const use = {
      organisation: 'greater-london-authority-demo',
      purpose: 'service-planning',
      agreements: ['agreement-1'],
      dataset: 'housingAtExit',
      tables: ['CITY_REGION_YEAR_HOUSING_SEX'],
    };
    expect(uses).toEqual([
      { month: '2026-10', ...use, times: 2, cells: 8 },
      { month: '2026-11', ...use, times: 1, cells: 4 },
    ]);
  });

  test('proves one of them against the checkpoint it holds, and sees nothing of the others in it', async () => {
    const held = String((await askUses(asking(), '{ checkpoint }'))['checkpoint']);
    const size = openCheckpoint(held, signer.verifier)?.size;
    await hub.log.append(happening(1));
    const { entries } = await askUses(
      asking(),
      `query ($size: Int) { entries(size: $size, since: "2026-11-01") { position leaf disclosed proof } }`,
      { size },
    );
    const found = entries as readonly {
      position: number;
      leaf: string;
      disclosed: string;
      proof: string[];
    }[];
    expect(found.map(({ position }) => position)).toEqual([4]);
    const [entry] = found;
    if (entry === undefined) throw new Error('no entry');
    expect(entry.disclosed).not.toMatch(new RegExp(`p-1|${other}|${'d'.repeat(64)}`));
    const proven = { ...entry, disclosed: JSON.parse(entry.disclosed), checkpoint: held };
    expect(Object.keys(proven.disclosed.parts).toSorted()).toEqual([`partner:${charity}`, 'use']);
    expect(faultOfEntry(proven, signer.verifier)).toBeUndefined();
    proven.disclosed.parts.use.value.purpose = 'another-purpose';
    expect(faultOfEntry(proven, signer.verifier)).toBe(
      'an entry that says something else than its leaf commits to',
    );
    expect(faultOfEntry({ ...entry, disclosed: null, position: 3, checkpoint: held }, signer.verifier)).toBe(
      'a proof that does not lead to the root of the checkpoint',
    );
  });

  test('detects a hub that shows it a different history', async () => {
    const held = openCheckpoint(
      String((await askUses(asking(), '{ checkpoint }'))['checkpoint']),
      signer.verifier,
    );
    const query = 'query ($from: Int!, $to: Int!) { consistency(from: $from, to: $to) }';
    await hub.log.append(happening(2));
    const later = openCheckpoint(
      String((await askUses(asking(), '{ checkpoint }'))['checkpoint']),
      signer.verifier,
    );
    if (!held || !later) throw new Error('no checkpoint');
    const { consistency } = await askUses(asking(), query, { from: held.size, to: later.size });
    const proof = (consistency as string[]).map((hash) => new Uint8Array(Buffer.from(hash, 'base64')));
    expect(isConsistent({ earlier: held, later, proof })).toBe(true);
    // The same size, signed with the same key, over other entries.
    const forged = new Frontier();
    for (let leaf = 0; leaf < later.size; leaf += 1) forged.push(Buffer.alloc(32, leaf));
    expect(isConsistent({ earlier: held, later: signFrontier(forged, signer).checkpoint, proof })).toBe(
      false,
    );
  });

  test('is answered about its own figures alone', async () => {
    const { uses } = await askUses(asking(other), `{ uses { dataset times } }`);
    expect(uses).toEqual([
      { dataset: 'housingAtExit', times: 1 },
      { dataset: 'advice', times: 1 },
      { dataset: 'housingAtExit', times: 2 },
      { dataset: 'housingAtExit', times: 1 },
    ]);
    const stranger = { ...asking(), key: demonstrationKey(other) };
    await expect(askUses(stranger, '{ uses { times } }')).rejects.toMatchObject({
      found: expect.stringContaining('signed with the key that the hub knows'),
    });
  });

  test('whose question is old, or was for another log, gets no answer', async () => {
    const ask = {
      partner: charity,
      log: signer.verifier.name,
      at: now.toISOString(),
      query: '{ key }',
      variables: {},
    };
    const statusOf = async (change: object) => {
      const signed = signAsk({ ...ask, ...change }, demonstrationKey(charity));
      const headers = { 'content-type': 'application/json' };
      return (await fetch(`${hub.url}/audit/uses`, { method: 'POST', headers, body: JSON.stringify(signed) }))
        .status;
    };
    expect([
      await statusOf({}),
      await statusOf({ at: new Date(now.getTime() - 600_000).toISOString() }),
      await statusOf({ log: 'another' }),
      await statusOf({ partner: 'nobody' }),
    ]).toEqual([200, 403, 403, 403]);
  });

  test('reads what is wrong with a day or a size', async () => {
    await expect(askUses(asking(), '{ uses(since: "last week") { times } }')).rejects.toMatchObject({
      found: 'Expected since to be a day as YYYY-MM-DD; found "last week". Leave it out for all.',
    });
    await expect(askUses(asking(), '{ consistency(from: 9, to: 3) }')).rejects.toMatchObject({
      found: expect.stringContaining('sizes that the log has had'),
    });
  });
});
