import { describe, expect, test } from '@jest/globals';
import { runRelease } from '../release/runRelease.js';
import { testHub } from './testHub.js';

const hub = testHub();
const owner = ['--owner', 'cleveland-police-demo'];

describe('concordat release', () => {
  test('shows what a release is and what WITHHELD can mean', async () => {
    const { code, out } = await runRelease(hub, 'show', 'referralsMade', ...owner);
    expect(code).toBe(0);
    expect(out).toContain('NRM referrals made, Cleveland Police (demo)');
    expect(out).toMatch(/FORCE_QUARTER +20 +\d+ +\d+ +0/);
    expect(out).toContain('Nobody at all. Or 1 to 9 people. Or 10 and more');
  });

  test('audits protection and utility, table by table', async () => {
    const { code, out } = await runRelease(hub, 'audit', 'referralsMade', ...owner, '--tables');
    expect(code).toBe(0);
    expect(out).toMatch(
      /Cleveland Police \(demo\) +2026-09-30 +4,576 +[\d,]+ +\d+ +\d+ +[\d.]+% +[\d.]+% +\d\.\d\d/,
    );
    expect(out).toMatch(/FORCE_YEAR +6 +100\.0% +[\d.]+%/);
  });

  test('refuses what it can not find, with the nearest name and the exit code of its class', async () => {
    const dataset = await runRelease(hub, 'show', 'referralMade');
    expect({ code: dataset.code, out: dataset.out }).toEqual({ code: 2, out: '' });
    expect(dataset.errors).toContain('Did you mean referralsMade?');
    const nobody = await runRelease(hub, 'audit', 'referralsMade', '--owner', 'clevland-police-demo');
    expect(nobody.errors).toContain('Did you mean cleveland-police-demo?');
    const single = await runRelease(hub, 'diff', 'referralsMade', ...owner);
    expect(single.errors).toContain('two releases to compare');
    const several = await runRelease(
      hub,
      'withdraw',
      'referralsMade',
      '--notice',
      'Nothing will come of this.',
    );
    expect(several.errors).toContain('--owner, one of the 43');
  });
});
