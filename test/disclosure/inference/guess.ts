import type { SeenCell } from '../oracle/seenCell.js';
import { means } from '../shippedWorld.js';

/** What somebody knows of a person before looking into a release. */
export interface KnownAbout {
  readonly quarter: string;
  readonly age: string;
  readonly sex: string;
}

/** How sure the attacker is of each kind of exploitation, adding up to 1. */
export type Belief = ReadonlyMap<string, number>;

const kinds = means.catalogue.dimension('exploitation').partition ?? [];
/** Most withheld cells hold few. */
const mostWithheld = 9;

/**
 * Guesses what happened to somebody whose quarter, age and sex are known: each kind's count in the narrowest cell that
 * is shown; where it is withheld, the share that wider cells give it, as far as a withheld cell can hold.
 */
export function beliefAbout(cells: readonly SeenCell[], known: KnownAbout): Belief {
  const shown = shownValues(cells);
  const people = shown(known.quarter, 'ALL', known.age, known.sex) ?? mostWithheld;
  const wider = shares(shown, known);
  const weights = kinds.map((kind): readonly [string, number] => {
    const own = shown(known.quarter, kind, known.age, known.sex);
    return [kind, own ?? Math.min(mostWithheld, people * (wider.get(kind) ?? 0))];
  });
  const sum = weights.reduce((total, [, weight]) => total + weight, 0);
  return new Map(weights.map(([kind, weight]) => [kind, sum === 0 ? 1 / kinds.length : weight / sum]));
}

type Shown = (period: string, exploitation: string, age?: string, sex?: string) => number | undefined;

/** Tables by quarter know age and sex, those by year and several years know age. */
function shownValues(cells: readonly SeenCell[]): Shown {
  const values = new Map<string, number>();
  for (const { period, codes, value } of cells) {
    if (value === null || codes['exploitation'] === undefined) continue;
    values.set([period, codes['exploitation'], codes['age'] ?? 'ALL', codes['sex'] ?? 'ALL'].join(), value);
  }
  return (period, exploitation, age = 'ALL', sex = 'ALL') =>
    values.get([period, exploitation, age, sex].join());
}

/** Each kind's share among those of the narrowest wider cells in which it is shown; a person in a thousand where in none. */
function shares(shown: Shown, { quarter, age, sex }: KnownAbout): Belief {
  const year = quarter.slice(0, 4);
  const wider: readonly (readonly [string, string, string])[] = [
    [quarter, age, 'ALL'],
    [quarter, 'ALL', sex],
    [year, age, 'ALL'],
    [year, 'ALL', 'ALL'],
    ['2019/2023', age, 'ALL'],
    ['2019/2023', 'ALL', 'ALL'],
  ];
  return new Map(
    kinds.map((kind) => {
      for (const [period, ofAge, ofSex] of wider) {
        const part = shown(period, kind, ofAge, ofSex);
        const whole = shown(period, 'ALL', ofAge, ofSex);
        if (part !== undefined && whole !== undefined) return [kind, part / whole];
      }
      return [kind, 0.001];
    }),
  );
}
