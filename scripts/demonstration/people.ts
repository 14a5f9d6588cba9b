import { boundsOf, type Day, referralQuarters } from './calendar.js';
import type { Decision } from './decisionsOnCases.js';
import type { Demonstration } from './demonstration.js';
import { EarlierPeople } from './earlierPeople.js';
import type { Exploitation } from './exploitation.js';
import type { PeopleAlike } from './madeReferrals.js';
import type { Age, ResponderClass, Sex } from './officialTables.js';
import type { PlaceOfExploitation } from './placeOfExploitation.js';
import { draw, type Random, randomStream } from './random.js';
import { References } from './references.js';

/** One referral of one synthetic person. Days are numbers: see calendar.ts. */
export interface DemonstrationPerson {
  /** The same in every agency's rows, and in each referral of this person. */
  readonly reference: string;
  readonly responderClass: ResponderClass;
  /** Area code of the force that made the referral; undefined where no force did. */
  readonly madeBy: string | undefined;
  /** Area code of the force that records the case; each referral has exactly one. */
  readonly recordedBy: string;
  readonly quarter: string;
  readonly referredOn: Day;
  readonly exploitation: Exploitation;
  readonly age: Age;
  readonly sex: Sex;
  readonly place: PlaceOfExploitation;
  readonly decisions: readonly Decision[];
}

export interface PeopleOptions {
  /** Area code of a force. */
  readonly force: string;
  /** Every person of scale 1 becomes so many. */
  readonly scale: number;
}

/**
 * Everybody a force referred, and everybody else whose case it records, quarter by quarter, as a stream.
 * Over all forces, those with `recordedBy` equal to the force are everybody once.
 */
export function* demonstrationPeople(
  demonstration: Demonstration,
  { force, scale }: PeopleOptions,
): Generator<DemonstrationPerson> {
  const own = new Stream(demonstration, scale);
  const received = new Stream(demonstration, scale);
  const others = new Stream(demonstration, scale);
  const previous = demonstration.previousForce.get(force) ?? force;
  for (const quarter of referralQuarters) {
    let recorded = 0;
    for (const person of own.madeBy(force, quarter)) {
      if (person.recordedBy === force) recorded += 1;
      yield person;
    }
    for (const person of previous === force ? [] : received.madeBy(previous, quarter)) {
      if (person.recordedBy !== force) continue;
      recorded += 1;
      yield person;
    }
    const target = (demonstration.recorded.get(force)?.get(quarter) ?? 0) * scale;
    yield* others.madeByOthers(force, quarter, target - recorded);
  }
}

interface Origin {
  readonly force: string;
  readonly quarter: string;
  readonly responderClass: ResponderClass;
}

/** One source of people over all quarters; it always runs alike, whoever reads it. */
class Stream {
  readonly #earlier: EarlierPeople;
  readonly #references = new References();

  constructor(
    readonly demonstration: Demonstration,
    readonly scale: number,
  ) {
    this.#earlier = new EarlierPeople(scale);
  }

  *madeBy(force: string, quarter: string): Generator<DemonstrationPerson> {
    const random = randomStream('police', force, quarter);
    const { demonstration, scale } = this;
    const origin = { force, quarter, responderClass: 'POLICE' } as const;
    let number = 0;
    for (const alike of demonstration.made.get(force)?.get(quarter) ?? []) {
      for (let copy = 0; copy < alike.referrals * scale; copy += 1) {
        const isElsewhere = random.chance(demonstration.rates.recordedElsewhere.value);
        const recordedBy = isElsewhere ? (demonstration.nextForce.get(force) ?? force) : force;
        yield { ...this.#person(alike, origin, { recordedBy, number: number++, random }), madeBy: force };
      }
    }
    this.#earlier.endQuarter();
  }

  *madeByOthers(force: string, quarter: string, people: number): Generator<DemonstrationPerson> {
    const random = randomStream('others', force, quarter);
    const cells = this.demonstration.madeByOthers.get(quarter);
    for (let number = 0; number < people && cells !== undefined; number += 1) {
      const alike = draw(cells, random);
      const { responderClass } = alike;
      yield this.#person(alike, { force, quarter, responderClass }, { recordedBy: force, number, random });
    }
    this.#earlier.endQuarter();
  }

  #person(
    { exploitation, age, sex }: PeopleAlike,
    origin: Origin,
    {
      recordedBy,
      number,
      random,
    }: { readonly recordedBy: string; readonly number: number; readonly random: Random },
  ): DemonstrationPerson {
    const { forces, drawPlace, drawDecisions } = this.demonstration;
    const { quarter, responderClass } = origin;
    const { start, end } = boundsOf(referralQuarters.indexOf(quarter));
    const referredOn = start + random.below(end - start);
    const force = forces.get(recordedBy);
    const source = `${responderClass === 'POLICE' ? 'made' : 'recorded'}/${origin.force}/${quarter}`;
    if (force === undefined) throw new RangeError(`No force has the area code ${recordedBy}.`);
    return {
      reference: this.#reference(`${age}/${sex}`, { source, number }, random),
      responderClass,
      madeBy: undefined,
      recordedBy,
      quarter,
      referredOn,
      exploitation,
      age,
      sex,
      place: drawPlace({ responderClass, quarter, force }, random),
      decisions: drawDecisions({ referredOn, age }, random),
    };
  }

  #reference(group: string, { source, number }: { source: string; number: number }, random: Random): string {
    const isAgain = random.chance(this.demonstration.rates.referredAgain.value);
    const again = isAgain ? this.#earlier.draw(group, random) : undefined;
    if (again !== undefined) return again;
    const reference = this.#references.reference(source, number);
    this.#earlier.add(group, reference);
    return reference;
  }
}
