import type { Areas } from '../../areas/areas.js';
import { isWithinYears, yearOf } from '../period.js';
import type { TableOutline } from './outline.js';
import { countedUnder } from './partition.js';
import type { RowGatherer } from './sparseRows.js';
import { combinationsOf, type View } from './view.js';

/** Where the atoms of a view and the cells of one of its tables begin. */
export interface Placed {
  readonly view: View;
  readonly firstAtom: number;
  readonly table: TableOutline;
  readonly firstCell: number;
}

/** Says of each cell of a table which atoms it is the sum of. */
export function gatherCells(
  areas: Areas,
  { view, firstAtom, table, firstCell }: Placed,
  into: RowGatherer,
): void {
  const areasOf = areasCounted(areas, view, table);
  const periodsOf = view.periods.map((period) => periodsCounted(period, table));
  const codesOf = codesCounted(view, table);
  const combinations = codesOf.length;
  const size = table.codes.reduce((product, list) => product * list.length, 1);
  for (const [a, inAreas] of areasOf.entries())
    for (const [p, inPeriods] of periodsOf.entries()) {
      const atom = firstAtom + (a * view.periods.length + p) * combinations;
      for (const area of inAreas)
        for (const period of inPeriods) {
          const cell = firstCell + (area * table.periods.length + period) * size;
          for (const [c, offsets] of codesOf.entries())
            for (const offset of offsets) into.add(cell + offset, atom + c);
        }
    }
}

/** For each class of areas the numbers of the table's areas that it counts under. */
function areasCounted(
  areas: Areas,
  view: View,
  { table, areas: list }: TableOutline,
): readonly (readonly number[])[] {
  const counted = countedUnder(areas, { outline: view.outline, kind: table.area, list });
  return Array.from({ length: view.areas.size }, (_, at) => counted[view.areas.classOf.indexOf(at)] ?? []);
}

function periodsCounted(period: string, { periods }: TableOutline): readonly number[] {
  const isIn = (other: string) =>
    other === period ||
    other === yearOf(period) ||
    (other.includes('/') && isWithinYears(yearOf(period), other));
  return periods.flatMap((other, at) => (isIn(other) ? [at] : []));
}

/** For each combination of the view's classes the offsets of the table's cells, within one area and period. */
function codesCounted(view: View, { table, codes }: TableOutline): readonly (readonly number[])[] {
  return Array.from({ length: combinationsOf(view) }, (_, combination) => {
    const classes = classesAt(view, combination);
    if (view.dimensions.some(({ name }, d) => name === undefined && classes[d]?.key === 'outside')) return [];
    return table.dimensions.reduce<readonly number[]>(
      (offsets, name, d) => {
        const list = codes[d] ?? [];
        const counted =
          classes[view.dimensions.findIndex((dimension) => dimension.name === name)]?.codes ?? [];
        const at = counted.map((code) => list.indexOf(code)).filter((index) => index >= 0);
        return offsets.flatMap((offset) => at.map((index) => offset * list.length + index));
      },
      [0],
    );
  });
}

/** The classes that make up a combination, one for each dimension of the view. */
export function classesAt({ dimensions }: Pick<View, 'dimensions'>, combination: number) {
  let rest = combination;
  return dimensions
    .toReversed()
    .map(({ classes }) => {
      const found = classes[rest % classes.length];
      rest = Math.floor(rest / classes.length);
      return found;
    })
    .toReversed();
}
