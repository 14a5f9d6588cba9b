import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { startGateFaultLog } from '../../../gateway/audit/gateFaults.js';
import { databaseNames, hubRole } from '../../../scripts/database/plan.js';
import { startTestCluster, type TestCluster } from '../../database/testCluster.js';
import { clock } from './gateBench.js';

const migrations = fileURLToPath(new URL('../../../schema/database/hub/migrations', import.meta.url));
const fault = { subgraph: 'police', reason: 'CELL_UNKNOWN', release: null, cell: null, figures: 3 };
const wrong = { ...fault, reason: 'VALUE_DIFFERS', release: 'a.b.2026', cell: 'a.b.2026#T/E1/2023' };

let cluster: TestCluster;
let pool: pg.Pool;

beforeAll(async () => {
  cluster = await startTestCluster();
  const databases = await cluster.provide([{ name: databaseNames.hub, owner: hubRole, migrations }]);
  pool = new pg.Pool({ connectionString: databases.url(databaseNames.hub, hubRole), max: 1 });
  pool.on('error', () => {});
});
afterAll(async () => {
  await pool.end();
  await cluster.stop();
});

describe('a fault at the gate', () => {
  test('is kept with time, subgraph, reason and registered cell, and without a value', async () => {
    await startGateFaultLog({ pool, clock }).record([fault, wrong]);
    const { rows } = await pool.query('SELECT * FROM gate_fault ORDER BY reason');
    expect(rows).toEqual([fault, wrong].map((one) => ({ ...one, id: expect.any(String), at: clock() })));
  });

  test('can be neither changed nor removed afterwards', async () => {
    for (const sql of [
      'UPDATE gate_fault SET figures = 1',
      'DELETE FROM gate_fault',
      'TRUNCATE gate_fault',
    ]) {
      await expect(pool.query(sql)).rejects.toThrow('only ever added');
    }
  });

  test('that cannot be recorded is answered with nothing', async () => {
    const nowhere = new pg.Pool({ connectionString: 'postgresql://nobody@127.0.0.1:1/none' });
    const refusal = { code: 'AUDIT_UNAVAILABLE', status: 503 };
    await expect(startGateFaultLog({ pool: nowhere, clock }).record([fault])).rejects.toMatchObject(refusal);
    await nowhere.end();
  });
});
