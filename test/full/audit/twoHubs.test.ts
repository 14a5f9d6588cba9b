import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestLog, type TestLog } from '../../audit/testLog.js';
import { type Seen, startLoadedHub } from './hubUnderLoad.js';
import { verifyLog } from './recorded.js';

const minutes = 3;
let served: TestLog;
beforeAll(async () => {
  served = await startTestLog(() => new Date());
});
afterAll(() => served.stop());

test('two hubs write to one log for three minutes: one tree, no gap, no fork', async () => {
  const seen: Seen = { asked: new Set(), answered: new Set() };
  const url = String(served.pool.options.connectionString);
  const hubs = await Promise.all(['a', 'b'].map((name) => startLoadedHub(url, name, seen)));
  await pause(minutes * 60_000);
  for (const hub of hubs) await hub.kill();
  const found = await verifyLog(served.pool);
  expect(found.faults).toEqual([]);
  expect(found.entries).toBeGreaterThanOrEqual(2 * seen.answered.size);
  const { rows } = await served.pool.query<{ gaps: string; forks: string }>(
    `SELECT (SELECT max(position) + 1 - count(*) FROM audit_entry)::text AS gaps,
            (SELECT count(*) - count(DISTINCT first) FROM audit_batch WHERE first IS NOT NULL)::text AS forks`,
  );
  expect(rows).toEqual([{ gaps: '0', forks: '0' }]);
  process.stdout.write(`${found.entries} entries of two hubs in one tree\n`);
}, 600_000);
