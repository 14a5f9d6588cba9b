import { yearOf } from '../period.js';
import { joinOf, type Partition } from './partition.js';
import { isByQuarter, type View } from './view.js';

/** What two views both tell of one population. */
export interface Margin {
  readonly areas: Partition;
  readonly byQuarter: boolean;
  readonly periods: readonly string[];
  readonly names: readonly string[];
  readonly size: number;
}

/** The finest table that both views are able to give. */
export function marginOf(one: View, other: View): Margin {
  const byQuarter = isByQuarter(one) && isByQuarter(other);
  const periodsIn = ({ periods }: View) => new Set(byQuarter ? periods : periods.map(yearOf));
  const theirs = periodsIn(other);
  const periods = [...periodsIn(one)].filter((period) => theirs.has(period));
  const common = one.dimensions.filter(
    ({ shared }) => shared !== undefined && other.dimensions.some((dimension) => dimension.shared === shared),
  );
  const areas = joinOf(one.areas, other.areas);
  const size = common.reduce((product, { classes }) => product * classes.length, areas.size * periods.length);
  return { areas, byQuarter, periods, names: common.flatMap(({ shared }) => shared ?? []), size };
}
