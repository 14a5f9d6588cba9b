import { boundsOf, type Day, endOfEvents, eventQuarters, quarterIndexOf } from './calendar.js';
import type { Age, DecisionKind, OfficialTables, Outcome } from './officialTables.js';
import type { Random } from './random.js';
import { type Rates, type Steps, stepAt } from './rates.js';

/** What a competent authority decided, and when. */
export interface Decision {
  readonly kind: DecisionKind;
  readonly outcome: Outcome;
  readonly madeOn: Day;
}

/**
 * Draws the decisions on a case until the rows end: none, reasonable grounds, or reasonable and conclusive
 * grounds.
 */
export type DrawDecisions = (
  person: { readonly referredOn: Day; readonly age: Age },
  random: Random,
) => readonly Decision[];

interface ByQuarter {
  readonly meanDays: readonly number[];
  readonly recoveryDays: readonly number[];
  /** Chance that an open case is decided in the quarter. */
  readonly conclusive: readonly number[];
  readonly positive: Readonly<Record<DecisionKind, Readonly<Record<Age, readonly number[]>>>>;
}

export function decisionDrawer(official: OfficialTables, rates: Rates): DrawDecisions {
  const byQuarter = ratesByQuarter(official, rates);
  return ({ referredOn, age }, random) => {
    const madeOn = drawReasonableDay(referredOn, byQuarter, random);
    if (madeOn >= endOfEvents) return [];
    const reasonable = decide('REASONABLE_GROUNDS', { age, madeOn }, { byQuarter, random });
    if (reasonable.outcome === 'NEGATIVE') return [reasonable];
    const concludedOn = drawConclusiveDay(madeOn, byQuarter, random);
    if (concludedOn === undefined) return [reasonable];
    return [reasonable, decide('CONCLUSIVE_GROUNDS', { age, madeOn: concludedOn }, { byQuarter, random })];
  };
}

function decide(
  kind: DecisionKind,
  { age, madeOn }: { readonly age: Age; readonly madeOn: Day },
  { byQuarter, random }: { readonly byQuarter: ByQuarter; readonly random: Random },
): Decision {
  const isPositive = random.chance(byQuarter.positive[kind][age][quarterIndexOf(madeOn)] ?? 0);
  return { kind, outcome: isPositive ? 'POSITIVE' : 'NEGATIVE', madeOn };
}

function drawReasonableDay(referredOn: Day, { meanDays }: ByQuarter, random: Random): Day {
  const mean = meanDays[quarterIndexOf(referredOn)] ?? 0;
  return referredOn + 1 + Math.floor(-Math.log(1 - random.fraction()) * (mean - 1));
}

function drawConclusiveDay(
  from: Day,
  { recoveryDays, conclusive }: ByQuarter,
  random: Random,
): Day | undefined {
  const earliest = from + (recoveryDays[quarterIndexOf(from)] ?? 0);
  if (earliest >= endOfEvents) return undefined;
  for (let index = quarterIndexOf(earliest); index < eventQuarters.length; index += 1) {
    if (!random.chance(conclusive[index] ?? 0)) continue;
    const { start, end } = boundsOf(index);
    const first = Math.max(start, earliest);
    return first + random.below(end - first);
  }
  return undefined;
}

function ratesByQuarter(official: OfficialTables, rates: Rates): ByQuarter {
  const each = (steps: Steps) => eventQuarters.map((quarter) => stepAt(steps, quarter) ?? 0);
  return {
    meanDays: each(rates.reasonableGroundsMeanDays),
    recoveryDays: each(rates.recoveryPeriodDays),
    conclusive: each(rates.conclusiveInQuarter),
    positive: {
      REASONABLE_GROUNDS: positiveByAge(official, 'REASONABLE_GROUNDS', rates.positiveReasonableGrounds),
      CONCLUSIVE_GROUNDS: positiveByAge(official, 'CONCLUSIVE_GROUNDS', rates.positiveConclusiveGrounds),
    },
  };
}

function positiveByAge(
  official: OfficialTables,
  kind: DecisionKind,
  later: Steps,
): ByQuarter['positive'][DecisionKind] {
  const share = positiveShares(official, kind);
  const last =
    official.decisions
      .map(({ quarter }) => quarter)
      .sort()
      .at(-1) ?? '';
  const ofAge = (age: Age) =>
    eventQuarters.map((quarter) => {
      if (quarter <= last) return share(quarter, age);
      return Math.min(0.99, ((stepAt(later, quarter) ?? 0) * share(last, age)) / share(last));
    });
  return { ADULT: ofAge('ADULT'), CHILD: ofAge('CHILD'), UNKNOWN: ofAge('UNKNOWN') };
}

/**
 * Positive decisions in those published for a quarter and an age, or for all ages where that age has none.
 */
function positiveShares(
  official: OfficialTables,
  kind: DecisionKind,
): (quarter: string, age?: Age) => number {
  const counts = new Map<string, { positive: number; all: number }>();
  for (const row of official.decisions.filter((row) => row.kind === kind)) {
    for (const key of [row.quarter, `${row.quarter}/${row.age}`]) {
      const { positive, all } = counts.get(key) ?? { positive: 0, all: 0 };
      const isPositive = row.outcome === 'POSITIVE';
      counts.set(key, { positive: positive + (isPositive ? row.decisions : 0), all: all + row.decisions });
    }
  }
  return (quarter, age) => {
    const ofAge = counts.get(`${quarter}/${age}`);
    const { positive, all } =
      ofAge && ofAge.all > 0 ? ofAge : (counts.get(quarter) ?? { positive: 0, all: 1 });
    return positive / all;
  };
}
