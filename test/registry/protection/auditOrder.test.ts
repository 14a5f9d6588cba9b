import { expect, test } from '@jest/globals';
import { auditProtection } from '../../../gateway/registry/protection/auditProtection.js';
import { loadSolver } from '../../../schema/protocol/disclosure/boundModel.js';
import { loadSideKnowledge } from '../../../schema/side-knowledge/sideKnowledge.js';
import { demonstrationPartners, means, releasesOf } from '../../disclosure/shippedWorld.js';

/** What the Home Office publishes of so small a force tells many of its withheld counts by itself. */
const force = 'city-of-london-police-demo';

test('a release is let in whichever of its owner comes last, though published totals tell some of its counts', async () => {
  const partner = demonstrationPartners.find(({ id }) => id === force);
  if (partner === undefined) throw new Error(`no ${force}`);
  const auditing = {
    ...means,
    sideKnowledge: loadSideKnowledge(),
    solver: await loadSolver(),
    hasTime: () => true,
  };
  const owned = releasesOf(partner)
    .releases.map(({ release }) => ({ release, home: partner.area }))
    .filter(({ release }) => means.catalogue.dataset(release.dataset)?.population === 'referred');
  expect(owned.length).toBeGreaterThan(2);
  for (const last of owned) {
    const { faults, apart } = auditProtection(
      auditing,
      last,
      owned.filter((one) => one !== last),
    );
    expect({ last: last.release.id, faults, apart }).toEqual({
      last: last.release.id,
      faults: [],
      apart: [],
    });
  }
});
