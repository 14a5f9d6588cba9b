import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Areas } from '../../schema/areas/areas.js';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadBoard } from '../../schema/board/loadBoard.js';
import { seedMayors } from '../../subgraphs/mayors/database/seed.js';
import { type TestMayors, testMayors } from './testMayors.js';

const areas = loadAreas();
const board = loadBoard();
let mayors: TestMayors;
beforeAll(async () => {
  mayors = await testMayors();
}, 60_000);
afterAll(() => mayors.stop());

describe('filling the database', () => {
  const count = () => mayors.database.client.areaWithin.count();

  test('a second time with the same areas changes nothing', async () => {
    const before = await count();
    expect(await seedMayors(mayors.database, { areas, board })).toBe(false);
    expect(await count()).toBe(before);
  });

  test('that was filled from something else replaces it whole', async () => {
    const before = await count();
    await mayors.database.client.seed.update({ where: { id: 1 }, data: { sha256: 'of other data' } });
    await mayors.database.client.mayor.deleteMany();
    expect(await seedMayors(mayors.database, { areas, board })).toBe(true);
    expect([await count(), await mayors.database.client.mayor.count()]).toEqual([before, 14]);
  });

  test('that fails half way leaves what was there', async () => {
    const twice = { ...areas.data, areas: [...areas.data.areas, ...areas.data.areas.slice(0, 1)] };
    await expect(seedMayors(mayors.database, { areas: new Areas(twice), board })).rejects.toThrow();
    expect(await mayors.database.client.area.count()).toBe(391);
  });
});
