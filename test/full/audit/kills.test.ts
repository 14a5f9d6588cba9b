import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sha256 } from '../../../schema/protocol/canonicalJson.js';
import { startTestLog, type TestLog } from '../../audit/testLog.js';
import { documentOf, type Seen, startLoadedHub } from './hubUnderLoad.js';
import { recordedIn, verifyLog } from './recorded.js';

const kills = 100;
let served: TestLog;
beforeAll(async () => {
  served = await startTestLog(() => new Date());
});
afterAll(() => served.stop());

test('a hub killed a hundred times under load loses nothing that it answered, and asked nothing unrecorded', async () => {
  const seen: Seen = { asked: new Set(), answered: new Set() };
  const url = String(served.pool.options.connectionString);
  for (let kill = 0; kill < kills; kill += 1) {
    const hub = await startLoadedHub(url, `k${kill}`, seen);
    // Anywhere from the first question to some hundreds.
    await pause(20 + ((kill * 37) % 400));
    await hub.kill();
  }
  const { intended, disclosed } = await recordedIn(served.pool);
  const hashes = (names: ReadonlySet<string>) => [...names].map((name) => sha256(documentOf(name)));
  expect(hashes(seen.asked).filter((hash) => !intended.has(hash))).toEqual([]);
  expect(hashes(seen.answered).filter((hash) => !intended.has(hash) || !disclosed.has(hash))).toEqual([]);
  expect(seen.answered.size).toBeGreaterThan(kills);
  expect(await verifyLog(served.pool)).toMatchObject({ faults: [], withoutParts: 0 });
  process.stdout.write(
    `${kills} kills: ${seen.answered.size} answers, ${seen.asked.size} asked, none unrecorded\n`,
  );
}, 1_800_000);
