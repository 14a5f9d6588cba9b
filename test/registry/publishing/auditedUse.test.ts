import { expect, test } from '@jest/globals';
import { auditedUse } from '../../../gateway/registry/publishing/use/auditedUse.js';
import { startTestLog } from '../../audit/testLog.js';

const dayMs = 86_400_000;
const today = new Date('2026-11-26T12:00:00Z');
const daysAgo = (days: number) => new Date(today.getTime() - days * dayMs);

test('uses of the last 90 days are counted from the log, by element and organisation, and later ones are added', async () => {
  let now = daysAgo(120);
  await using world = await startTestLog(() => now);
  const use = auditedUse(world.pool);
  let asked = 0;
  const ask = (organisation: string | null, coordinates: readonly string[]) => {
    asked += 1;
    const supergraph = 'a'.repeat(64);
    return world.log.append({
      kind: 'CONSULTATION',
      use: { use: `use-${asked}`, organisation, purpose: 'board-reporting', agreements: [], supergraph },
      asker: { requester: 'person-1', document: 'b'.repeat(64) },
      coordinates,
      secrets: { variables: '{}', project: '' },
    });
  };
  await ask('greater-london-authority-demo', ['Query.area', 'Area.housingAtExit']);
  now = daysAgo(89);
  await ask('greater-london-authority-demo', ['Query.area', 'Area.supportLength']);
  await ask(null, ['Query.area', 'Area.supportLength']);
  const counted = async () =>
    [...(await use.since(daysAgo(90)))].sort((one, other) => (one.coordinate < other.coordinate ? -1 : 1));
  expect(await counted()).toEqual([
    {
      coordinate: 'Area.supportLength',
      uses: 2,
      organisations: ['greater-london-authority-demo', 'none'],
    },
    { coordinate: 'Query.area', uses: 2, organisations: ['greater-london-authority-demo', 'none'] },
  ]);
  now = today;
  await ask('greater-manchester-combined-authority-demo', ['Area.housingAtExit']);
  expect((await counted())[0]).toEqual({
    coordinate: 'Area.housingAtExit',
    uses: 1,
    organisations: ['greater-manchester-combined-authority-demo'],
  });
});
