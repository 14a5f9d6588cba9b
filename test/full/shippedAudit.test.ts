import { expect, test } from '@jest/globals';
import { auditProtection } from '../../gateway/registry/protection/auditProtection.js';
import { vintageFaults } from '../../gateway/registry/protection/vintageFaults.js';
import { loadSolver } from '../../schema/protocol/disclosure/boundModel.js';
import { loadSideKnowledge } from '../../schema/side-knowledge/sideKnowledge.js';
import { demonstrationPartners, means, releasesOf } from '../disclosure/shippedWorld.js';

/** Whom a dataset counts: releases of other people are never put together. */
const peopleOf = (name: string) => means.catalogue.dataset(name)?.population ?? name;

/** Linear programs over the closest cells of some 500 releases. */
const timeoutMs = 30 * 60_000;

test(
  'the audit at push lets in every release that ships, each after those of its owner before it and after all others',
  async () => {
    const auditing = {
      ...means,
      sideKnowledge: loadSideKnowledge(),
      solver: await loadSolver(),
      hasTime: () => true,
    };
    let audited = 0;
    const faults: string[] = [];
    for (const partner of demonstrationPartners) {
      const owned = releasesOf(partner).releases.map(({ release }) => ({ release, home: partner.area }));
      for (const [at, pushed] of owned.entries()) {
        const alike = (one: (typeof owned)[number]) =>
          one !== pushed && peopleOf(one.release.dataset) === peopleOf(pushed.release.dataset);
        const before = owned.slice(0, at).filter(alike);
        const others = owned.filter(alike);
        const changed = vintageFaults(
          pushed.release,
          before.map(({ release }) => release),
        );
        faults.push(...changed.map(({ place, found }) => `${place}: ${found}`));
        for (const held of others.length > before.length ? [before, others] : [before]) {
          const audit = auditProtection(auditing, pushed, held);
          faults.push(...audit.faults.map(({ place, found }) => `${place}: ${found}`));
          // Everything of one owner comes from the same rows: nothing may be left apart, or it was not audited together.
          faults.push(...audit.apart.map((id) => `${pushed.release.id} apart from ${id}`));
        }
        audited += 1;
      }
    }
    process.stdout.write(`${audited} releases audited\n`);
    expect({ audited: audited > 400, faults }).toEqual({ audited: true, faults: [] });
  },
  timeoutMs,
);
