import { describe, expect, test } from '@jest/globals';
import { packStanding } from '../../../gateway/pack/joint/packStanding.js';
import {
  hashOf,
  london,
  madePack,
  madeRelease,
  manchester,
  printed,
  stepsOf,
  supportsAll,
} from './madePack.js';

const [gla, gmca] = [stepsOf('gla-demo'), stepsOf('gmca-demo')];
const draft = madePack({}, [gla.signs(1, supportsAll, london), gmca.signs(2, supportsAll, manchester)], {
  sha256: hashOf('draft'),
});
const both = [printed('gla-demo'), printed('gmca-demo')];
const final = (events: Parameters<typeof madePack>[1] = [], over: Parameters<typeof madePack>[2] = {}) =>
  madePack({ replaces: draft.sha256, endorsements: both }, events, over);
const standing = (
  pack = final(),
  { earlier = [draft], releases = [madeRelease()] }: Partial<Parameters<typeof packStanding>[1]> = {},
) => packStanding(pack, { earlier, releases });

describe('a pack that takes the place of the one that was signed', () => {
  test('lacks nothing where it prints everybody as they signed', () => {
    expect(standing()).toMatchObject({ missing: [], stale: [], releasedAt: undefined });
  });

  test('lacks whoever is printed and has not signed that', () => {
    const never = printed('leeds-demo');
    expect(standing(madePack({ endorsements: [...both, never] })).missing).toEqual([
      'It prints of Mayor of leeds-demo what Mayor of leeds-demo no longer says, or never said. Build it again in place of the pack that was signed.',
    ]);
  });

  test('lacks whoever signed and is not printed', () => {
    expect(standing(madePack({ endorsements: [printed('gla-demo')] })).missing).toEqual([
      'It does not print how Mayor of gmca-demo stands to each ask. Build it again in place of the pack that was signed.',
    ]);
  });

  test('lacks the reservation that it leaves out', () => {
    const reserved = [
      { ask: '6a', position: 'RESERVATION' as const, reservation: 'Not yet.' },
      supportsAll[1],
    ];
    const signed = final([gla.signs(3, reserved as typeof supportsAll)]);
    expect(standing(signed).missing).toEqual([expect.stringContaining('prints of Mayor of gla-demo')]);
  });

  test('voids what was signed of an ask that changed, and says what changed', () => {
    const figure = (hash: string) => ({
      figure: '6a.1',
      question: 'q',
      variables: {},
      releases: [],
      tableSha256: hashOf(hash),
    });
    const before = madePack({ figures: [figure('before')] }, draft.events, { sha256: draft.sha256 });
    const changed = madePack({
      asks: { '6a': hashOf('other'), '6b': hashOf('6b') },
      figures: [figure('after')],
      replaces: draft.sha256,
      endorsements: both,
    });
    const { endorsements, missing } = standing(changed, { earlier: [before] });
    expect(endorsements[0]?.positions.map(({ ask, voidBecause }) => [ask, voidBecause])).toEqual([
      ['6a', 'Since it was signed, the numbers of Figure 6a.1 changed.'],
      ['6b', undefined],
    ]);
    expect(missing).toHaveLength(2);
    expect(missing[0]).toMatch(/^It prints of Mayor of gla-demo what Mayor of gla-demo no longer says/);
  });

  test('voids by words where no number changed, and where the ask is gone', () => {
    const changed = madePack({ asks: { '6a': hashOf('words') }, replaces: draft.sha256 });
    const voided = standing(changed).endorsements[0]?.positions.map(({ voidBecause }) => voidBecause);
    expect(voided).toEqual([
      'Since it was signed, the words of ask 6a changed.',
      'Ask 6b is not in this pack.',
    ]);
    expect(standing(changed).missing).toEqual([expect.stringMatching(/^Nobody endorses it as it stands/)]);
  });
});

describe('who withdraws', () => {
  const gone = { ...draft, events: [...draft.events, gmca.withdraws(3)] };
  test('takes the page of its region out', () => {
    const { missing, withdrawnRegions } = standing(final(), { earlier: [gone] });
    expect(withdrawnRegions).toEqual([manchester]);
    expect(missing).toContain(`gmca-demo withdrew: build the pack again without ${manchester}.`);
  });

  test('is no longer missed once the page is out', () => {
    const pack = madePack({ regions: { [london]: hashOf('London') }, endorsements: [printed('gla-demo')] });
    expect(standing(pack, { earlier: [gone] }).missing).toEqual([]);
  });

  test('is back after signing again', () => {
    const again = { ...gone, events: [...gone.events, gmca.signs(4, supportsAll, manchester)] };
    expect(standing(final(), { earlier: [again] })).toMatchObject({ missing: [], withdrawnRegions: [] });
  });
});

describe('figures that could harm a group', () => {
  const releases = [madeRelease({ groupHarm: 'Names a nationality.' })];
  const lacking = 'Met (demo) has not approved the sentences that use police.crimes.';
  const approval = stepsOf('met').approvesSentences(3, 'police.crimes');

  test("need their owner's approval of the sentences", () => {
    expect(standing(final(), { releases }).missing).toEqual([lacking]);
    expect(
      standing(final([stepsOf('met').approvesSentences(3, 'police.suspects')]), { releases }).missing,
    ).toEqual([lacking]);
    expect(
      standing(final([stepsOf('kent').approvesSentences(3, 'police.crimes')]), { releases }).missing,
    ).toEqual([lacking]);
    expect(standing(final([approval]), { releases }).missing).toEqual([]);
  });

  test('have it still where the pack says nothing new, and not where it does', () => {
    const approved = { ...draft, events: [...draft.events, approval] };
    expect(standing(final(), { releases, earlier: [approved] }).missing).toEqual([]);
    const page = madePack({ regions: { [london]: hashOf('new') }, endorsements: both });
    expect(standing(page, { releases, earlier: [approved] }).missing).toContain(lacking);
  });
});

describe('a release', () => {
  const two = [gla.approves(10), gmca.approves(20)];
  const released = new Date('2026-11-22T09:20:00Z');

  test('is of two persons of two organisations', () => {
    expect(standing(final(two))).toMatchObject({ releasedAt: released, publicFrom: released });
  });

  test.each([
    ['one person', [gla.approves(10)]],
    ['two persons of one organisation', [gla.approves(10), stepsOf('gla-demo', 'another').approves(11)]],
    [
      'one person of two organisations',
      [gla.approves(10), stepsOf('gmca-demo', 'person of gla-demo').approves(11)],
    ],
  ])('is not of %s', (_, events) => {
    expect(standing(final(events)).releasedAt).toBeUndefined();
  });

  test('is public when its embargo is over', () => {
    const embargoUntil = new Date('2026-12-01T00:01:00Z');
    expect(standing(final(two, { embargoUntil }))).toMatchObject({
      releasedAt: released,
      publicFrom: embargoUntil,
    });
  });

  test.each([
    ['was withdrawn', madeRelease({ ended: 'The release met.crimes.2026 was withdrawn.' })],
    [
      'is no longer permitted',
      madeRelease({ refusals: ['No agreement in force between Met (demo) and us.'] }),
    ],
    ['is unknown', madeRelease({ id: 'another' })],
  ])('is flagged where a release that it uses %s since', (_, release) => {
    const { missing, stale, publicFrom } = standing(final(two), { releases: [release] });
    expect(stale).toHaveLength(1);
    expect(missing).toEqual([`It is stale. ${stale[0]} Build the pack again.`]);
    expect(publicFrom).toEqual(released);
  });
});
