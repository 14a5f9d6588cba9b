import { yearOf } from '../period.js';
import type { Interval } from './interval.js';
import type { KnownRow } from './reducedSystem.js';
import type { PlacedView, Structure } from './structure.js';
import { combinationsOf, isByQuarter } from './view.js';
import { classesAt } from './viewCells.js';

/** What somebody else publishes of the people that a dataset counts. */
export interface KnownTotal extends Interval {
  readonly dataset: string;
  /** The owners whose people it counts together. */
  readonly owners: readonly string[];
  /** A quarter or a year. */
  readonly period: string;
  /** By dimension a code, or the types named together ("LABOUR+SEXUAL"); a dimension left out is summed over. */
  readonly codes: Readonly<Record<string, string>>;
  /** Where it is published. */
  readonly source: string;
}

/** The atoms that the total is the sum of; undefined where the tables don't cut as finely, so that it tells nothing. */
export function rowOfTotal(structures: readonly Structure[], total: KnownTotal): KnownRow | undefined {
  const members: number[] = [];
  let firstAtom = 0;
  let found = false;
  for (const structure of structures) {
    for (const placed of viewsOfTotal(structure, total)) {
      found = true;
      members.push(...atomsUnder(placed, total).map((atom) => firstAtom + atom));
    }
    firstAtom += structure.atoms;
  }
  if (!found) return undefined;
  return { members: Int32Array.from(members), least: total.least, greatest: total.greatest, cell: -1 };
}

/** One view for each owner that counts everybody of the dataset and cuts finely enough. */
function viewsOfTotal(
  { views }: Structure,
  { dataset, owners, period, codes }: KnownTotal,
): readonly PlacedView[] {
  return owners.flatMap((owner) => {
    const fit = views.find(
      ({ view }) =>
        view.outline.owner === owner &&
        view.outline.dataset.name === dataset &&
        (period.length === 4 || isByQuarter(view)) &&
        Object.keys(codes).every((name) => view.dimensions.some((dimension) => dimension.name === name)),
    );
    return fit === undefined ? [] : [fit];
  });
}

function atomsUnder({ view, firstAtom }: PlacedView, { period, codes }: KnownTotal): readonly number[] {
  const combinations = combinationsOf(view);
  const inCodes = Array.from({ length: combinations }, (_, at) => isUnder(view, at, codes));
  const inPeriod = view.periods.map((one) => one === period || yearOf(one) === period);
  const atoms: number[] = [];
  for (let area = 0; area < view.areas.size; area++)
    for (const [p, isIn] of inPeriod.entries())
      for (let c = 0; isIn && c < combinations; c++)
        if (inCodes[c]) atoms.push(firstAtom + (area * view.periods.length + p) * combinations + c);
  return atoms;
}

function isUnder(view: PlacedView['view'], combination: number, codes: KnownTotal['codes']): boolean {
  const classes = classesAt(view, combination);
  return view.dimensions.every(({ name }, d) => {
    const code = name === undefined ? undefined : codes[name];
    const found = classes[d];
    return code === undefined || found?.key === code || found?.codes.includes(code) === true;
  });
}
