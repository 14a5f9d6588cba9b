import { yearOf } from '../period.js';
import { type Margin, marginOf } from './margin.js';
import type { RowGatherer } from './sparseRows.js';
import { combinationsOf, type View } from './view.js';
import { classesAt } from './viewCells.js';

/** Says that two views count the same people: a row for each part of their common margin. Returns how many. */
export function gatherLink(
  sides: readonly { readonly view: View; readonly firstAtom: number }[],
  firstRow: number,
  into: RowGatherer,
): number {
  const [one, other] = sides;
  if (!one || !other) return 0;
  const margin = marginOf(one.view, other.view);
  for (const [side, { view, firstAtom }] of sides.entries()) {
    const rowOf = rowNumbers(view, margin);
    const atoms = view.areas.size * view.periods.length * combinationsOf(view);
    for (let atom = 0; atom < atoms; atom++) {
      const row = rowOf(atom);
      if (row >= 0) into.add(firstRow + row, firstAtom + atom, side === 0 ? 1 : -1);
    }
  }
  return margin.size;
}

/** The row of the margin that an atom of the view counts in; -1 for periods that the other view doesn't have. */
function rowNumbers(view: View, margin: Margin): (atom: number) => number {
  const combinations = combinationsOf(view);
  const areaRows = Array.from(
    { length: view.areas.size },
    (_, of) => margin.areas.classOf[view.areas.classOf.indexOf(of)] ?? 0,
  );
  const periodRows = view.periods.map((period) =>
    margin.periods.indexOf(margin.byQuarter ? period : yearOf(period)),
  );
  const sizes = margin.names.map(
    (name) => view.dimensions.find((dimension) => dimension.shared === name)?.classes.length ?? 1,
  );
  const codeRows = Array.from({ length: combinations }, (_, combination) => {
    const classes = classesAt(view, combination);
    return margin.names.reduce((row, name, at) => {
      const d = view.dimensions.findIndex((dimension) => dimension.shared === name);
      const found = view.dimensions[d]?.classes.findIndex(({ key }) => key === classes[d]?.key) ?? 0;
      return row * (sizes[at] ?? 1) + found;
    }, 0);
  });
  const wide = sizes.reduce((product, size) => product * size, 1);
  return (atom) => {
    const ofArea = Math.floor(atom / combinations);
    const period = periodRows[ofArea % view.periods.length] ?? -1;
    if (period < 0) return -1;
    const area = areaRows[Math.floor(ofArea / view.periods.length)] ?? 0;
    return (area * margin.periods.length + period) * wide + (codeRows[atom % combinations] ?? 0);
  };
}
