import { describe, expect, test } from '@jest/globals';
import {
  endOfEvents,
  isoDay,
  quarterIndexOf,
  referralQuarters,
} from '../../scripts/demonstration/calendar.js';
import { type DemonstrationPerson, demonstrationPeople } from '../../scripts/demonstration/people.js';
import { policeEvents } from '../../scripts/demonstration/policeEvents.js';
import { readDemonstration } from '../../scripts/demonstration/readDemonstration.js';
import { counted, publishedQuarters, publishedRows, rowKey } from './publishedRows.js';

const demonstration = readDemonstration();
const forces = [...demonstration.forces.values()];
const peopleOf = (force: string, scale = 1) => [...demonstrationPeople(demonstration, { force, scale })];
const everybody = forces.flatMap(({ area }) =>
  peopleOf(area).filter(({ recordedBy }) => recordedBy === area),
);
const keyOf = ({ quarter, exploitation, age, sex }: DemonstrationPerson) =>
  rowKey({ quarter, exploitation: exploitation.code, age, sex });

function madeRows(force: string, scale = 1) {
  const made = peopleOf(force, scale).filter(({ madeBy }) => madeBy === force);
  return counted(made.filter(({ quarter }) => publishedQuarters.includes(quarter)).map(keyOf));
}

describe('synthetic people', () => {
  test.each([
    ['Metropolitan Police Service', 'E23000001', 1157],
    ['City of London Police', 'E23000034', 13],
    ['Greater Manchester Police', 'E23000005', 305],
    ['West Midlands Police', 'E23000014', 373],
    ['West Yorkshire Police', 'E23000010', 407],
    ['South Yorkshire Police', 'E23000011', 168],
    ['Merseyside Police', 'E23000004', 230],
  ])('referred by %s are exactly those of its published table', (firstResponder, area, total) => {
    const rows = madeRows(area);
    expect(rows).toEqual(publishedRows(firstResponder));
    expect(Object.values(rows).reduce((sum, count) => sum + count, 0)).toBe(total);
  });

  test('referred by every other force are exactly those of its published table', () => {
    const made = forces.map(({ area, firstResponder }) => [firstResponder, madeRows(area)]);
    const published = forces.map(({ firstResponder }) => [firstResponder, publishedRows(firstResponder)]);
    expect(made).toEqual(published);
    expect(made.length).toBe(43);
  });

  test('come out alike every time', () => {
    expect(peopleOf('E23000034')).toEqual(peopleOf('E23000034'));
  });

  test('multiply with the scale, margins included', () => {
    const once = Object.entries(publishedRows('City of London Police'));
    expect(madeRows('E23000034', 10)).toEqual(
      Object.fromEntries(once.map(([key, count]) => [key, count * 10])),
    );
    const recorded = (scale: number) =>
      peopleOf('E23000001', scale).filter(({ recordedBy }) => recordedBy === 'E23000001');
    expect(recorded(3).length).toBe(recorded(1).length * 3);
  });

  test('are recorded as often as published for 2022: 15,210 cases, 5,183 of them by the Metropolitan Police', () => {
    const in2022 = everybody.filter(({ quarter }) => quarter.startsWith('2022'));
    expect(in2022.length).toBe(15_210);
    expect(in2022.filter(({ recordedBy }) => recordedBy === 'E23000001').length).toBe(5_183);
  });

  test('are recorded once, and whom one force referred and another records is the same person in both', () => {
    const made = forces.flatMap(({ area }) => peopleOf(area).filter(({ madeBy }) => madeBy === area));
    expect(
      everybody
        .filter(({ madeBy }) => madeBy !== undefined)
        .map(caseKey)
        .sort(),
    ).toEqual(made.map(caseKey).sort());
    expect(made.some(({ madeBy, recordedBy }) => madeBy !== recordedBy)).toBe(true);
  });

  test('are referred again now and then, in a later quarter and of the same age and sex', () => {
    const first = new Map<string, DemonstrationPerson>();
    const again = everybody.filter((person) => {
      const before = first.get(person.reference);
      first.set(person.reference, before ?? person);
      return before !== undefined;
    });
    const unlike = again.filter(({ reference, age, sex }) => {
      const before = first.get(reference);
      return before?.age !== age || before.sex !== sex;
    });
    expect(again.length / everybody.length).toBeGreaterThan(0.03);
    expect(again.length / everybody.length).toBeLessThan(0.06);
    expect(unlike).toEqual([]);
  });

  test('are referred from 2019 to 2023 and decided on after that, until the third quarter of 2026', () => {
    const days = everybody.map(({ referredOn }) => referredOn);
    expect([isoDay(least(days)), isoDay(most(days))]).toEqual(['2019-01-01', '2023-12-31']);
    expect(
      everybody.filter(({ referredOn, quarter }) => referralQuarters[quarterIndexOf(referredOn)] !== quarter),
    ).toEqual([]);
    const decisions = everybody.flatMap((person) =>
      person.decisions.map(({ madeOn }) => ({ madeOn, person })),
    );
    expect(decisions.filter(({ madeOn, person }) => madeOn <= person.referredOn)).toEqual([]);
    expect(isoDay(most(decisions.map(({ madeOn }) => madeOn)))).toMatch(/^2026-0[789]/);
  });

  test('get a conclusive decision only after positive reasonable grounds, and not within the recovery period', () => {
    const wrong = everybody.filter(({ decisions: [reasonable, conclusive] }) => {
      if (reasonable === undefined || conclusive === undefined) return false;
      return reasonable.outcome !== 'POSITIVE' || conclusive.madeOn - reasonable.madeOn < 30;
    });
    expect(wrong).toEqual([]);
  });

  test('were exploited in the area of the force that records them, mostly', () => {
    const placed = everybody.filter(({ place }) => place.localAuthority !== undefined);
    const inForce = placed.filter(({ place, recordedBy }) =>
      demonstration.forces.get(recordedBy)?.localAuthorities.things.includes(place.localAuthority ?? ''),
    );
    expect(inForce.length / placed.length).toBeGreaterThan(0.95);
    expect(placed.filter(({ place }) => place.kind === 'OVERSEAS' || place.kind === 'UNKNOWN')).toEqual([]);
  });
});

describe('synthetic events', () => {
  const events = forces.flatMap(({ area }) => [...policeEvents(demonstration, { force: area, scale: 1 })]);
  const suspects = events.flatMap((quarter) => quarter.suspects);

  test('none happens after the third quarter of 2026', () => {
    const days = [
      ...events.flatMap(({ dutyToNotify, crimes, orders }) => [
        ...dutyToNotify,
        ...crimes,
        ...orders.map(({ madeOn }) => madeOn),
      ]),
      ...suspects.flatMap(({ referredOn, chargedOn, convictedOn }) => [
        referredOn,
        chargedOn ?? 0,
        convictedOn ?? 0,
      ]),
    ];
    expect(most(days)).toBeLessThan(endOfEvents);
    expect(isoDay(endOfEvents)).toBe('2026-10-01');
  });

  test('a suspect is convicted after a charge and charged after the referral', () => {
    const wrong = suspects.filter(({ referredOn, chargedOn, convictedOn }) => {
      const isCharged = chargedOn !== undefined && chargedOn > referredOn;
      return (
        (chargedOn !== undefined && !isCharged) ||
        (convictedOn !== undefined && !(isCharged && convictedOn > chargedOn))
      );
    });
    expect(wrong).toEqual([]);
    expect(suspects.length).toBeGreaterThan(1_500);
  });
});

const caseKey = ({ reference, quarter, madeBy, referredOn }: DemonstrationPerson) =>
  `${reference} ${quarter} ${madeBy} ${referredOn}`;
const most = (days: readonly number[]) => days.reduce((latest, day) => Math.max(latest, day), 0);
const least = (days: readonly number[]) => days.reduce((earliest, day) => Math.min(earliest, day), Infinity);
