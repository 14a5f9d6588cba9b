import { referralQuarters } from './calendar.js';
import { type Council, councilsOf } from './councils.js';
import { type DrawDecisions, decisionDrawer } from './decisionsOnCases.js';
import { type AreaInputs, type Force, forcesOf } from './forces.js';
import { madeReferrals, type PeopleAlike, sumOf } from './madeReferrals.js';
import type { OfficialTables, ReferralCell } from './officialTables.js';
import { type DrawPlace, placeDrawer } from './placeOfExploitation.js';
import { type Weighted, weighted } from './random.js';
import type { Rates } from './rates.js';
import { nextForces, type RecordedCases, recordedCases } from './recordedCases.js';

export interface DemonstrationInputs {
  readonly official: OfficialTables;
  readonly areas: AreaInputs;
  /** Codes of the local authorities whose councils hold synthetic rows. */
  readonly councilAreas: readonly string[];
  readonly rates: Rates;
  /** Names what the inputs are, and so the rows that come of them. */
  readonly edition: string;
}

/** Everything the synthetic rows are drawn from. Pure; holds no rows. */
export interface Demonstration extends DemonstrationInputs {
  readonly forces: ReadonlyMap<string, Force>;
  /** By area code. */
  readonly councils: ReadonlyMap<string, Council>;
  /** Referrals made, by force and quarter. */
  readonly made: ReadonlyMap<string, ReadonlyMap<string, readonly PeopleAlike[]>>;
  readonly recorded: RecordedCases;
  /** A force's part of all that the forces referred, 0 to 1. */
  readonly madeShare: ReadonlyMap<string, number>;
  /** The force that records what this one made and doesn't record. */
  readonly nextForce: ReadonlyMap<string, string>;
  /** The opposite way round. */
  readonly previousForce: ReadonlyMap<string, string>;
  /** Referrals of councils, charities and government by quarter, to draw from. */
  readonly madeByOthers: ReadonlyMap<string, Weighted<ReferralCell>>;
  readonly drawPlace: DrawPlace;
  readonly drawDecisions: DrawDecisions;
}

/** Works out what every force made and recorded; takes some milliseconds. */
export function demonstrationOf(inputs: DemonstrationInputs): Demonstration {
  const { official, rates } = inputs;
  const forces = forcesOf(inputs.areas);
  const made = new Map([...forces.values()].map((force) => [force.area, madeReferrals(official, force)]));
  const madeBy = ({ area }: Force) =>
    [...(made.get(area)?.values() ?? [])].reduce((sum, cells) => sum + sumOf(cells), 0);
  const recorded = recordedCases({ official, forces: [...forces.values()], madeBy, rates });
  const nextForce = nextForces(recorded);
  const everything = [...forces.values()].reduce((sum, force) => sum + madeBy(force), 0);
  return {
    ...inputs,
    forces,
    councils: councilsOf(inputs.areas, inputs.councilAreas),
    made,
    recorded,
    madeShare: new Map([...forces.values()].map((force) => [force.area, madeBy(force) / everything])),
    nextForce,
    previousForce: new Map([...nextForce].map(([from, to]) => [to, from])),
    madeByOthers: referralsOfOthers(official),
    drawPlace: placeDrawer(inputs),
    drawDecisions: decisionDrawer(official, rates),
  };
}

/** The quarter's own table where it is published, else all published quarters together (assumed). */
function referralsOfOthers(official: OfficialTables): ReadonlyMap<string, Weighted<ReferralCell>> {
  const others = official.byResponder.filter(({ responderClass }) => responderClass !== 'POLICE');
  const all = weighted(others, ({ referrals }) => referrals);
  const first = official.respondersFrom;
  const ofQuarter = (wanted: string) =>
    weighted(
      others.filter(({ quarter }) => quarter === wanted),
      ({ referrals }) => referrals,
    );
  return new Map(referralQuarters.map((quarter) => [quarter, quarter < first ? all : ofQuarter(quarter)]));
}
