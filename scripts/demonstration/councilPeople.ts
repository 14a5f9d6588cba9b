import { referralQuarters } from './calendar.js';
import { type Candidate, chooseReferred } from './chooseReferred.js';
import { alikeKey, councilMargins } from './councilMargins.js';
import { councilsByForce } from './councils.js';
import type { Demonstration } from './demonstration.js';
import { type DemonstrationPerson, demonstrationPeople } from './people.js';
import { randomStream } from './random.js';

/** What a council knows of somebody: the same as the force's records say. */
export type CouncilPerson = Pick<
  DemonstrationPerson,
  'reference' | 'quarter' | 'referredOn' | 'exploitation' | 'age' | 'sex'
>;

/** The people of one council. */
export interface CouncilPeople {
  /** Those it referred. */
  readonly referred: readonly CouncilPerson[];
  /** Those who were exploited in its area and whom another first responder referred. */
  readonly known: readonly CouncilPerson[];
}

type PeopleByCouncil = ReadonlyMap<
  string,
  { readonly referred: CouncilPerson[]; readonly known: CouncilPerson[] }
>;

interface Work {
  readonly demonstration: Demonstration;
  readonly scale: number;
  readonly people: PeopleByCouncil;
  /** Whom councils referred, by quarter and by what they have in common. */
  readonly pool: Map<string, Candidate[]>;
}

const worked = new WeakMap<Demonstration, Map<number, PeopleByCouncil>>();

/**
 * Everybody each council referred or knows, by the council's area code; worked out once for all councils, because
 * together they keep the national margins. Each is somebody whom the council's force records as well.
 */
export function councilPeople(
  demonstration: Demonstration,
  scale: number,
): ReadonlyMap<string, CouncilPeople> {
  const byScale = worked.get(demonstration) ?? new Map<number, PeopleByCouncil>();
  worked.set(demonstration, byScale);
  const people = byScale.get(scale) ?? workOut(demonstration, scale);
  byScale.set(scale, people);
  return people;
}

function workOut(demonstration: Demonstration, scale: number): PeopleByCouncil {
  const { councils } = demonstration;
  const people: PeopleByCouncil = new Map(
    [...councils.keys()].map((area) => [area, { referred: [], known: [] }]),
  );
  const work = { demonstration, scale, people, pool: new Map<string, Candidate[]>() };
  for (const force of councilsByForce(councils).keys()) gather(work, force);
  for (const quarter of referralQuarters) assign(work, quarter);
  return people;
}

const poolKey = (quarter: string, alike: string): string => `${quarter}/${alike}`;

/** Puts whom councils referred into the pool, and others with the council in whose area they were exploited. */
function gather({ demonstration, scale, people, pool }: Work, force: string): void {
  for (const drawn of demonstrationPeople(demonstration, { force, scale })) {
    if (drawn.recordedBy !== force) continue;
    const council = demonstration.councils.get(drawn.place.localAuthority ?? '');
    const home = council?.force === force ? council.area : undefined;
    if (drawn.responderClass === 'LOCAL_AUTHORITY') {
      const key = poolKey(drawn.quarter, alikeKey(drawn));
      const candidates = pool.get(key) ?? [];
      pool.set(key, candidates);
      candidates.push({ person: personOf(drawn), force, home });
    } else if (home !== undefined) people.get(home)?.known.push(personOf(drawn));
  }
}

/** Gives each council those it referred in a quarter. */
function assign({ demonstration, scale, people, pool }: Work, quarter: string): void {
  const { councils } = demonstration;
  const limitOf = (alike: string) => pool.get(poolKey(quarter, alike))?.length ?? 0;
  for (const [alike, count] of councilMargins(demonstration, quarter, { scale, limitOf })) {
    const candidates = pool.get(poolKey(quarter, alike)) ?? [];
    const random = randomStream('councils', quarter, alike);
    const { chosen, left } = chooseReferred(candidates, { count, councils, random });
    for (const { council, person } of chosen) people.get(council)?.referred.push(person);
    // A council that is none of ours referred the rest; the one in whose area they were exploited knows of them.
    for (const { home, person } of left) if (home !== undefined) people.get(home)?.known.push(person);
  }
}

function personOf({
  reference,
  quarter,
  referredOn,
  exploitation,
  age,
  sex,
}: DemonstrationPerson): CouncilPerson {
  return { reference, quarter, referredOn, exploitation, age, sex };
}
