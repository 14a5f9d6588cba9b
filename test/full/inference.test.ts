import { expect, test } from '@jest/globals';
import { loadSolver } from '../../schema/protocol/disclosure/boundModel.js';
import { type ProtectRows, protectFully } from '../../subgraphs/kit/release/releasesOfRows.js';
import { differenceIn, inferences } from '../disclosure/inference/withoutPerson.js';
import { demonstrationPartners } from '../disclosure/shippedWorld.js';

const solver = await loadSolver();
/** With everything that the releases that ship are protected with. */
const protectAsShipped: ProtectRows = (parts) => protectFully()({ ...parts, solver });

const people = 1000;
const timeoutMs = 60 * 60_000;

test(
  'what can be inferred about 1,000 people is the same, within 5 points, from releases rebuilt without them',
  () => {
    const forces = demonstrationPartners.flatMap(({ sector, area }) =>
      sector === 'police' && area ? [area] : [],
    );
    const each = Math.ceil((1.3 * people) / forces.length);
    const found = forces.flatMap((force) => inferences(force, each)).slice(0, people);
    const difference = differenceIn(found);
    process.stdout.write(`${JSON.stringify(difference)}\n`);
    expect(difference.people).toBe(people);
    expect(Math.abs(difference.rightPoints)).toBeLessThanOrEqual(5);
    expect(Math.abs(difference.surenessPoints)).toBeLessThanOrEqual(5);
  },
  timeoutMs,
);

test(
  'and from protected releases, for some of them',
  () => {
    const difference = differenceIn(inferences('E23000034', 29, protectAsShipped));
    process.stdout.write(`${JSON.stringify(difference)}\n`);
    expect(Math.abs(difference.rightPoints)).toBeLessThanOrEqual(5);
    expect(Math.abs(difference.surenessPoints)).toBeLessThanOrEqual(5);
  },
  timeoutMs,
);
