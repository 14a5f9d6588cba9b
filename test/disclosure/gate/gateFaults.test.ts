import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { startGateFaultLog } from '../../../gateway/audit/gateFaults.js';
import { startAuditLog } from '../../../gateway/audit/log/auditLog.js';
import { readEntries } from '../../../gateway/audit/log/readEntries.js';
import { startTestLog, type TestLog } from '../../audit/testLog.js';
import { clock } from './gateBench.js';

const fault = { subgraph: 'police', reason: 'CELL_UNKNOWN', release: null, cell: null, figures: 3 };
const wrong = { ...fault, reason: 'VALUE_DIFFERS', release: 'a.b.2026', cell: 'a.b.2026#T/E1/2023' };

let served: TestLog;

beforeAll(async () => {
  served = await startTestLog(clock);
});
afterAll(() => served.stop());

describe('a fault at the gate', () => {
  test('is kept with subgraph, reason and registered cell, and without a value', async () => {
    await startGateFaultLog(served.log).record([fault, wrong]);
    const kept = [];
    for await (const { content } of readEntries(served.pool, { from: 0, to: 10 })) kept.push(content?.parts);
    expect(kept).toEqual(
      [fault, wrong].map(({ subgraph, reason, ...facts }) => ({
        event: { action: reason, subject: subgraph, by: null, partners: [], facts },
      })),
    );
  });

  test('that cannot be recorded is answered with nothing', async () => {
    const nowhere = new pg.Pool({ connectionString: 'postgresql://nobody@127.0.0.1:1/none' });
    const refusal = { code: 'AUDIT_UNAVAILABLE', status: 503 };
    const log = startAuditLog({ pool: nowhere, clock });
    await expect(startGateFaultLog(log).record([fault])).rejects.toMatchObject(refusal);
    await nowhere.end();
  });
});
