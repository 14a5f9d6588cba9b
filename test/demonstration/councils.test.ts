import { describe, expect, test } from '@jest/globals';
import { endOfEvents, isoDay, referralQuarters } from '../../scripts/demonstration/calendar.js';
import { councilEvents, preReferralBeds } from '../../scripts/demonstration/councilEvents.js';
import { shareOfCouncils } from '../../scripts/demonstration/councilMargins.js';
import { type CouncilPerson, councilPeople } from '../../scripts/demonstration/councilPeople.js';
import { councilsOf } from '../../scripts/demonstration/councils.js';
import { demonstrationOf } from '../../scripts/demonstration/demonstration.js';
import { demonstrationPeople } from '../../scripts/demonstration/people.js';
import { readDemonstration } from '../../scripts/demonstration/readDemonstration.js';
import { counted, publishedQuarters, publishedRows, rowKey } from './publishedRows.js';

const demonstration = readDemonstration();
const councils = [...demonstration.councils.values()];
const people = councilPeople(demonstration, 1);
const referred = [...people.values()].flatMap((ofCouncil) => ofCouncil.referred);
const share = shareOfCouncils(demonstration);
const keyOf = ({ quarter, exploitation, age, sex }: CouncilPerson) =>
  rowKey({ quarter, exploitation: exploitation.code, age, sex });

describe('demonstration councils', () => {
  test('lie in twelve city regions, four of them in London', () => {
    const regionOf = (area: string) =>
      demonstration.areas.nestings.find(({ localAuthority }) => localAuthority === area)?.cityRegion?.code ??
      '';
    const regions = counted(councils.map(({ area }) => regionOf(area)));
    expect(Object.keys(regions).length).toBe(12);
    expect(regions).toMatchObject({ E12000007: 4, E47000004: 2, E47000001: 1, E47000007: 1, E47000003: 1 });
  });

  test('must be local authorities', () => {
    expect(() => councilsOf(demonstration.areas, ['E23000001'])).toThrow(
      'E23000001 is no local authority of England or Wales with known residents.',
    );
  });
});

describe('people whom the councils referred', () => {
  test('are together their residents share of the national row of all councils, in every published quarter', () => {
    const published = publishedRows('Local Authority', 'LOCAL_AUTHORITY');
    const ofQuarter = (rows: Readonly<Record<string, number>>, quarter: string) =>
      Object.entries(rows).reduce((sum, [key, count]) => sum + (key.startsWith(quarter) ? count : 0), 0);
    const rows = counted(referred.map(keyOf));
    const together = publishedQuarters.map((quarter) => [quarter, ofQuarter(rows, quarter)]);
    expect(together).toEqual(
      publishedQuarters.map((quarter) => [quarter, Math.round(ofQuarter(published, quarter) * share)]),
    );
    expect(share).toBeCloseTo(0.1003, 4);
  });

  test('have the composition of that row by exploitation, age and sex, to the whole person', () => {
    const rows = counted(referred.map(keyOf));
    const published = Object.entries(publishedRows('Local Authority', 'LOCAL_AUTHORITY'));
    const unlike = published.filter(([key, count]) => Math.abs((rows[key] ?? 0) - count * share) >= 1);
    expect(published.length).toBeGreaterThan(300);
    expect(unlike).toEqual([]);
    const keys = new Set(published.map(([key]) => key));
    expect(
      Object.keys(rows).filter((key) => publishedQuarters.includes(key.slice(0, 7)) && !keys.has(key)),
    ).toEqual([]);
  });

  test('multiply with the scale', () => {
    const threefold = [...councilPeople(demonstration, 3).values()].flatMap(
      (ofCouncil) => ofCouncil.referred,
    );
    expect(threefold.length).toBe(referred.length * 3);
  });

  test('come out alike every time', () => {
    const again = demonstrationOf(demonstration);
    expect(councilPeople(again, 1)).toEqual(people);
  });

  test('are referred once, by one council, in every quarter of the rows', () => {
    const cases = referred.map(({ reference, referredOn }) => `${reference} ${referredOn}`);
    expect(new Set(cases).size).toBe(cases.length);
    expect(Object.keys(counted(referred.map(({ quarter }) => quarter)))).toEqual(referralQuarters);
  });
});

describe('one person has one pseudonymous reference in every agency', () => {
  test.each(councils)(
    "council $area: everybody is in the force's records, with the same attributes",
    (council) => {
      const cases = forceCases(council.force);
      const ofCouncil = people.get(council.area);
      const unlike = [...(ofCouncil?.referred ?? []), ...(ofCouncil?.known ?? [])].filter(
        (person) => !cases.has(caseKey(person)),
      );
      expect(unlike).toEqual([]);
      expect(ofCouncil?.referred.length).toBeGreaterThan(10);
    },
  );

  test('whom a council referred, the force records as referred by a council', () => {
    const unlike = councils.flatMap(({ area, force }) =>
      (people.get(area)?.referred ?? []).filter(
        (person) => forceCases(force).get(caseKey(person)) !== 'LOCAL_AUTHORITY',
      ),
    );
    expect(unlike).toEqual([]);
  });
});

describe('what councils did', () => {
  const byCouncil = councils.map(({ area }) => {
    const ofCouncil = people.get(area) ?? { referred: [], known: [] };
    return { ofCouncil, events: [...councilEvents(demonstration, { area, people: ofCouncil })] };
  });
  const events = byCouncil.flatMap(({ events }) => events);

  test('is about the people they referred or know, and nobody else', () => {
    for (const { ofCouncil, events } of byCouncil) {
      const references = [...ofCouncil.referred, ...ofCouncil.known].map(({ reference }) => reference);
      expect(events.map(({ reference }) => reference)).toEqual(references);
    }
  });

  test('enquires under section 42 about adults and under section 47 about children', () => {
    const ages = byCouncil.flatMap(({ ofCouncil, events }) => {
      const persons = [...ofCouncil.referred, ...ofCouncil.known];
      return events.flatMap(({ enquiry }, at) => (enquiry ? [`${enquiry.kind} ${persons[at]?.age}`] : []));
    });
    expect(Object.keys(counted(ages))).toEqual(['SECTION_42 ADULT', 'SECTION_47 CHILD']);
  });

  test('owes a household one duty and refers a child to one guardian, at most', () => {
    for (const { events } of byCouncil) {
      const owed = events.filter(({ duty }) => duty).map(({ reference }) => reference);
      const guarded = events.filter(({ guardian }) => guardian).map(({ reference }) => reference);
      expect([new Set(owed).size, new Set(guarded).size]).toEqual([owed.length, guarded.length]);
    }
  });

  test('happens in order, and nothing after the rows end', () => {
    const days = events.flatMap(({ enquiry, episodes, duty, guardian }) => [
      ...(enquiry ? [enquiry.startedOn] : []),
      ...episodes,
      ...(duty ? [duty.decidedOn, duty.ended?.on ?? duty.decidedOn] : []),
      ...(guardian ? [guardian.referredOn, guardian.appointedOn ?? guardian.referredOn] : []),
    ]);
    expect(days.filter((day) => day < 0 || day >= endOfEvents)).toEqual([]);
    const disorder = events.filter(
      ({ duty, guardian }) =>
        (duty?.ended && duty.ended.on <= duty.decidedOn) ||
        (guardian?.appointedOn !== undefined && guardian.appointedOn <= guardian.referredOn),
    );
    expect(disorder).toEqual([]);
    expect(events.some(({ duty }) => duty !== undefined && duty.ended === undefined)).toBe(true);
  });

  test('uses no more nights before a referral than it funds', () => {
    expect(
      preReferralBeds(demonstration, 'E06000006').map(({ year, nightsFunded }) => [year, nightsFunded]),
    ).toEqual([
      ['2019', 365],
      ['2020', 366],
      ['2021', 365],
      ['2022', 365],
      ['2023', 365],
    ]);
    const beds = councils.flatMap(({ area }) => preReferralBeds(demonstration, area));
    expect(
      beds.filter(({ nightsFunded, nightsUsed }) => nightsUsed > nightsFunded || nightsUsed < 0),
    ).toEqual([]);
  });
});

const forcesCases = new Map<string, ReadonlyMap<string, string>>();

/** Who referred each case that a force records, by what the force knows of the person. */
function forceCases(force: string): ReadonlyMap<string, string> {
  const cases = forcesCases.get(force) ?? casesOf(force);
  forcesCases.set(force, cases);
  return cases;
}

function casesOf(force: string): ReadonlyMap<string, string> {
  const recorded = [...demonstrationPeople(demonstration, { force, scale: 1 })].filter(
    ({ recordedBy }) => recordedBy === force,
  );
  return new Map(recorded.map((person) => [caseKey(person), person.responderClass]));
}

function caseKey({ reference, referredOn, exploitation, age, sex }: CouncilPerson): string {
  return `${reference} ${isoDay(referredOn)} ${exploitation.code} ${age} ${sex}`;
}
