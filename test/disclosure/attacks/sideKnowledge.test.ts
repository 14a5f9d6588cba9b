import { describe, expect, test } from '@jest/globals';
import { loadAreas } from '../../../schema/areas/loadAreas.js';
import { publishedRows } from '../../demonstration/publishedRows.js';
import { judge, spread } from '../judge.js';
import { intervalsOver, type KnownSum } from '../oracle/intervals.js';
import { asStated, type SeenCell } from '../oracle/seenCell.js';
import { publicKnowledge } from '../publicKnowledge.js';
import { demonstrationPartners, releasesOf, systemOf } from '../shippedWorld.js';

const forces = demonstrationPartners.filter(({ sector }) => sector === 'police');
const partnerOf = (id: string) => {
  const found = forces.find((partner) => partner.id === id);
  if (found === undefined) throw new Error(`No force is called ${id}.`);
  return found;
};

describe("with the Home Office's published counts beside", () => {
  test.each(['cleveland-police-demo', 'city-of-london-police-demo'])(
    '%s: nothing beyond what is public is pinned down',
    async (id) => {
      const partner = partnerOf(id);
      const { releases, cells } = releasesOf(partner);
      const datasets = ['referralsMade', 'outcomesByCohort'];
      const system = systemOf({
        partner,
        releases: releases.filter(({ release }) => datasets.includes(release.dataset)),
      });
      const also = publicKnowledge(system, partner.area ?? '');
      const seen = cells.filter(({ dataset }) => datasets.includes(dataset));
      const targets = spread(seen, 150);
      const alone = await system.knowing([], asStated, also);
      const isPublic = (cell: SeenCell) => {
        const interval = alone.intervalOf(system.atomsOf(cell));
        return interval !== undefined && interval.greatest - interval.least < 3;
      };
      const own = targets.filter((cell) => !isPublic(cell));
      alone.dispose();
      expect(own.length).toBeGreaterThan(50);
      const verdict = await judge({ system, seen, also }, own);
      expect({ exact: verdict.exact, contradictions: verdict.contradictions }).toEqual({
        exact: [],
        contradictions: 0,
      });
    },
  );

  test("every force's quarters together, against the published total of all forces", async () => {
    const seen = forces.flatMap((partner) =>
      releasesOf(partner).cells.filter(
        ({ dataset, table }) => dataset === 'referralsMade' && table === 'FORCE_QUARTER',
      ),
    );
    const quarters = ['2022-Q2', '2023-Q4'];
    let attempts = 0;
    for (const quarter of quarters) {
      const cells = seen.filter(({ period }) => period === quarter);
      const total: KnownSum = { atoms: cells.map((_, at) => at), ...exactly(policeTotal(quarter)) };
      const shown = cells.flatMap((cell, at): readonly KnownSum[] => {
        const bounds = asStated(cell);
        return bounds ? [{ atoms: [at], ...bounds }] : [];
      });
      const known = await intervalsOver(cells.length, [total, ...shown]);
      cells.forEach(({ status }, at) => {
        if (status !== 'WITHHELD') return;
        attempts += 1;
        const interval = known.intervalOf([at]);
        expect((interval?.greatest ?? 0) - (interval?.least ?? 0)).toBeGreaterThanOrEqual(3);
      });
      known.dispose();
    }
    expect(attempts).toBeGreaterThan(20);
  });
});

const exactly = (count: number) => ({ least: count, greatest: count });
const { firstResponders } = loadAreas().data;

function policeTotal(quarter: string): number {
  return forces.reduce((sum, { area = '' }) => {
    const rows = Object.entries(publishedRows(firstResponders.get(area) ?? ''));
    return sum + rows.reduce((own, [key, count]) => own + (key.startsWith(quarter) ? count : 0), 0);
  }, 0);
}
