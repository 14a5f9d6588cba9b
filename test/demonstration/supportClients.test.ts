import { describe, expect, test } from '@jest/globals';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadPartners, type Partner } from '../../schema/partners/partners.js';
import { endOfEvents, isoDay } from '../../scripts/demonstration/calendar.js';
import { type DemonstrationPerson, demonstrationPeople } from '../../scripts/demonstration/people.js';
import { readDemonstration } from '../../scripts/demonstration/readDemonstration.js';
import { type SupportClient, supportClients } from '../../scripts/demonstration/supportClients.js';
import { supportProvider } from '../../scripts/demonstration/supportProviders.js';

const demonstration = readDemonstration();
const areas = loadAreas();
const partners = loadPartners().filter(({ sector }) => sector === 'support');
const clientsOf = (partner: Partner, scale = 1) => [
  ...supportClients(demonstration, { provider: supportProvider(demonstration, partner), scale }),
];
const byProvider = new Map(partners.map((partner) => [partner.id, clientsOf(partner)]));
const clients = [...byProvider.values()].flat();
const of = (id: string): readonly SupportClient[] => byProvider.get(`${id}-demo`) ?? [];
const year = (day: number | undefined): string => (day === undefined ? '' : isoDay(day).slice(0, 4));
const share = (some: readonly unknown[], all: readonly unknown[]): number => some.length / all.length;

describe('demonstration support providers', () => {
  test('are four that say what they are', () => {
    expect(partners.map(({ id, name, area }) => [id, name, area])).toEqual([
      ['national-support-provider-demo', 'National Support Provider (demo)', 'E92000001'],
      ['london-safe-houses-demo', 'London Safe Houses (demo)', 'E12000007'],
      ['north-west-outreach-demo', 'North West Outreach (demo)', 'E12000002'],
      ['domestic-workers-support-demo', "Domestic Workers' Support (demo)", 'E92000001'],
    ]);
  });

  test('are of very different size: thousands, hundreds, and a few dozen clients a year', () => {
    const in2022 = partners.map(({ id }) => [
      id,
      (byProvider.get(id) ?? []).filter(({ startedOn }) => year(startedOn) === '2022').length,
    ]);
    expect(Object.fromEntries(in2022)).toEqual({
      'national-support-provider-demo': 3135,
      'london-safe-houses-demo': 461,
      'north-west-outreach-demo': 200,
      'domestic-workers-support-demo': 55,
    });
  });

  test('without rates of their own are refused, and so is any real body', () => {
    const [first] = partners;
    if (first === undefined) throw new Error('no provider');
    expect(() => supportProvider(demonstration, { ...first, id: 'another-demo' })).toThrow(
      /no demonstration provider/,
    );
    expect(() => supportProvider(demonstration, { ...first, demonstration: false })).toThrow(
      /no demonstration provider/,
    );
  });
});

describe('clients', () => {
  const recorded = new Map<string, DemonstrationPerson>();
  for (const force of demonstration.forces.keys()) {
    for (const person of demonstrationPeople(demonstration, { force, scale: 1 }))
      if (person.recordedBy === force) recorded.set(`${person.reference} ${person.referredOn}`, person);
  }

  test('are people whom a police force recorded, alike in reference, exploitation, age, sex and decisions', () => {
    const unlike = clients.filter(({ person }) => {
      const known = recorded.get(`${person.reference} ${person.referredOn}`);
      return JSON.stringify(known) !== JSON.stringify(person);
    });
    expect(unlike).toEqual([]);
    expect(clients.length).toBeGreaterThan(15_000);
  });

  test('were mostly exploited as adults', () => {
    const asChildren = clients.filter(({ person }) => person.age === 'CHILD');
    expect(share(asChildren, clients)).toBeGreaterThan(0.02);
    expect(share(asChildren, clients)).toBeLessThan(0.1);
  });

  test.each(partners)('of $name live where it works', ({ id, area = '' }) => {
    const authorities = new Set((byProvider.get(id) ?? []).map(({ localAuthority }) => localAuthority));
    const within = new Set(areas.leavesOf(area).map(({ code }) => code));
    expect([...authorities].filter((code) => !within.has(code))).toEqual([]);
    expect(authorities.size).toBeGreaterThan(within.size / 3);
  });

  test('can be those of two providers, who tell the same of them', () => {
    const keyOf = ({ person }: SupportClient) => `${person.reference} ${person.referredOn}`;
    const national = new Map(of('national-support-provider').map((client) => [keyOf(client), client]));
    const both = of('london-safe-houses').flatMap((client) => {
      const other = national.get(keyOf(client));
      return other ? [[client, other]] : [];
    });
    const facts = ({ domesticWorker, detention, legalAdvice, leaveGrantedOn }: SupportClient) =>
      JSON.stringify([domesticWorker, detention, legalAdvice, leaveGrantedOn]);
    expect(both.filter(([one, other]) => one && other && facts(one) !== facts(other))).toEqual([]);
    expect(both.length).toBeGreaterThan(100);
  });

  test('of the provider for domestic workers are domestic workers, each of them', () => {
    const own = of('domestic-workers-support');
    expect(own.filter(({ domesticWorker }) => domesticWorker === undefined)).toEqual([]);
    expect(
      clients.filter(({ domesticWorker, person }) => domesticWorker && !person.exploitation.domestic),
    ).toEqual([]);
  });

  test('come back to the same provider when they are referred again', () => {
    const national = of('national-support-provider');
    const people = new Set(national.map(({ person }) => person.reference));
    const again = 1 - people.size / national.length;
    expect(again).toBeGreaterThan(0.01);
    expect(again).toBeLessThan(0.06);
  });

  test('come out alike every time, and multiply with the scale', () => {
    const partner = partners.find(({ id }) => id === 'domestic-workers-support-demo') as Partner;
    expect(clientsOf(partner)).toEqual(of('domestic-workers-support'));
    const threefold = clientsOf(partner, 3).length / of('domestic-workers-support').length;
    expect(threefold).toBeGreaterThan(2.5);
    expect(threefold).toBeLessThan(3.5);
  });
});

describe('what happens to clients', () => {
  const ended = clients.filter(({ endedOn }) => endedOn !== undefined);

  test('happens in order and before the rows end', () => {
    const wrong = clients.filter(({ person, startedOn, endedOn, missingOn, leaveGrantedOn, detention }) => {
      const days = [startedOn, endedOn, missingOn, leaveGrantedOn, detention?.releasedOn];
      const isLate = days.some((day) => day !== undefined && day >= endOfEvents);
      const isEarly = startedOn <= person.referredOn || (endedOn ?? startedOn) < startedOn;
      return isLate || isEarly || (missingOn !== undefined && missingOn <= (endedOn ?? missingOn));
    });
    expect(wrong).toEqual([]);
  });

  test('54 per cent of the men sleep rough or are homeless at entry, and 5 per cent of the women', () => {
    const homeless = (sex: string) => {
      const ofSex = clients.filter(({ person }) => person.sex === sex);
      return share(
        ofSex.filter(({ housingAtEntry }) => /ROUGH|HOMELESS/.test(housingAtEntry)),
        ofSex,
      );
    };
    expect(homeless('MALE')).toBeCloseTo(0.54, 1);
    expect(homeless('FEMALE')).toBeCloseTo(0.052, 1);
  });

  test('about a quarter of those who leave a safe house go missing within 90 days, hardly anybody else', () => {
    const missing = (id: string) => {
      const left = of(id).filter(({ endedOn }) => endedOn !== undefined && endedOn < endOfEvents - 90);
      const gone = left.filter(
        ({ endedOn = 0, missingOn }) => missingOn !== undefined && missingOn - endedOn <= 90,
      );
      return share(gone, left);
    };
    expect(missing('london-safe-houses')).toBeCloseTo(0.9 * 0.25 + 0.1 * 0.03, 1);
    expect(missing('north-west-outreach')).toBeLessThan(0.09);
  });

  test('507 in 5,466 with a positive decision are detained, 28 in 507 of them with it at entry', () => {
    const positive = clients.filter(({ person }) => person.decisions[0]?.outcome === 'POSITIVE');
    const detained = clients.flatMap(({ detention }) => detention ?? []);
    const atEntry = detained.filter(({ positiveOn, startedOn }) => positiveOn <= startedOn);
    expect(share(detained, positive)).toBeCloseTo(507 / 5466, 1);
    expect(share(atEntry, detained)).toBeGreaterThan(0.03);
    expect(share(atEntry, detained)).toBeLessThan(0.08);
  });

  test('leave is granted to 7.4 per cent of those with a positive conclusive decision, and to nobody else', () => {
    const isPositive = ({ person }: SupportClient) => person.decisions[1]?.outcome === 'POSITIVE';
    const positive = clients.filter(isPositive);
    const granted = clients.filter(({ leaveGrantedOn }) => leaveGrantedOn !== undefined);
    expect(granted.filter((client) => !isPositive(client))).toEqual([]);
    expect(share(granted, positive)).toBeCloseTo(0.074, 1);
  });

  test('support ends soon after a negative decision', () => {
    const refused = ended.filter(({ person }) => person.decisions[0]?.outcome === 'NEGATIVE');
    const late = refused.filter(({ person, startedOn, endedOn = 0 }) => {
      const from = Math.max(startedOn, person.decisions[0]?.madeOn ?? 0);
      return endedOn - from > 30;
    });
    expect(refused.length).toBeGreaterThan(1_000);
    expect(late).toEqual([]);
  });
});
