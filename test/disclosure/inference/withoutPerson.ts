import { covered } from '../../../scripts/demonstration/calendar.js';
import { demonstrationPeople } from '../../../scripts/demonstration/people.js';
import { readDemonstration } from '../../../scripts/demonstration/readDemonstration.js';
import { type Atom, buildRelease, extentOf } from '../../../subgraphs/kit/index.js';
import type { ProtectRows } from '../../../subgraphs/kit/release/releasesOfRows.js';
import { cellsOf, type SeenCell } from '../oracle/seenCell.js';
import { means } from '../shippedWorld.js';
import { beliefAbout, type KnownAbout } from './guess.js';

/** A synthetic person a force referred, and what is to be found out about them. */
export interface Person extends KnownAbout {
  readonly exploitation: string;
}

const demonstration = readDemonstration();
const dataset = means.catalogue.dataset('referralsMade');

/** Everybody a force referred, in order. */
export function peopleOf(force: string): readonly Person[] {
  const people: Person[] = [];
  for (const person of demonstrationPeople(demonstration, { force, scale: 1 })) {
    const { quarter, age, sex, exploitation, madeBy } = person;
    if (madeBy === force) people.push({ quarter, age, sex, exploitation: exploitation.code });
  }
  return people;
}

/** Rule 10-5 and nothing else: what protection withholds beside it is only ever more. */
const ruleAlone: ProtectRows = () => new Map();

/** The release of these people, as their owner builds it. */
export function releasedCells(
  force: string,
  people: readonly Person[],
  protection: ProtectRows = ruleAlone,
): readonly SeenCell[] {
  if (dataset === undefined) throw new Error('There is no dataset referralsMade.');
  const atoms = atomsOf(force, people);
  const rows = new Map([[dataset.name, atoms]]);
  const owned = { ...means, owner: 'force-demo', home: force, covered, rows, sideKnowledge: [] };
  const isWithheld = protection(owned).get(dataset.name);
  const about = {
    dataset,
    home: force,
    covered,
    vintage: covered.eventsTo,
    extent: extentOf(dataset, covered),
  };
  const release = buildRelease({
    ...means,
    ...about,
    atoms,
    ...(isWithheld && { isWithheld }),
    owner: 'force-demo',
    provenance: 'SYNTHETIC',
    breaks: [],
  });
  return cellsOf({ release, sha256: '', signature: '' });
}

function atomsOf(area: string, people: readonly Person[]): readonly Atom[] {
  const counts = new Map<string, Atom & { count: number }>();
  for (const { quarter: period, exploitation, age, sex } of people) {
    const key = [period, exploitation, age, sex].join();
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { area, period, codes: { exploitation, age, sex }, count: 1 });
  }
  return [...counts.values()];
}

/** The code a person is counted under in a table that lists each kind once. */
const kindOf = ({ exploitation }: Person): string => {
  if (exploitation === '') return 'NOT_SPECIFIED';
  return exploitation.includes('+') ? 'MULTIPLE' : exploitation;
};

export interface Inferred {
  /** Whether the attacker's first guess was right. */
  readonly isRight: boolean;
  /** How sure the attacker was of what is true, 0 to 1. */
  readonly sureness: number;
}

export function inferredAbout(cells: readonly SeenCell[], person: Person): Inferred {
  const belief = beliefAbout(cells, person);
  const [guess] = [...belief].sort(([, a], [, b]) => b - a);
  return { isRight: guess?.[0] === kindOf(person), sureness: belief.get(kindOf(person)) ?? 0 };
}

/** What is inferred about people from the release that counts them, and from one rebuilt without each. */
export function inferences(force: string, number: number, protection?: ProtectRows) {
  const people = peopleOf(force);
  const whole = releasedCells(force, people, protection);
  const step = Math.max(1, people.length / number);
  return Array.from({ length: Math.min(number, people.length) }, (_, at) => {
    const one = Math.floor(at * step);
    const person = people[one];
    if (person === undefined) throw new RangeError(`There is no person ${one}.`);
    const without = releasedCells(force, [...people.slice(0, one), ...people.slice(one + 1)], protection);
    return { counted: inferredAbout(whole, person), left: inferredAbout(without, person) };
  });
}

/** The difference a person's own record makes, in points of a hundred. */
export function differenceIn(found: ReturnType<typeof inferences>) {
  const share = (of: (one: (typeof found)[number]) => number) =>
    (100 * found.reduce((sum, one) => sum + of(one), 0)) / found.length;
  return {
    people: found.length,
    rightPoints: share(({ counted, left }) => Number(counted.isRight) - Number(left.isRight)),
    surenessPoints: share(({ counted, left }) => counted.sureness - left.sureness),
    within5Points: share(({ counted, left }) => Number(Math.abs(counted.sureness - left.sureness) <= 0.05)),
  };
}
