import type { Areas } from '../../../schema/areas/areas.js';
import type { Catalogue } from '../../../schema/datasets/dataset.js';
import { classKey } from '../../../schema/protocol/disclosure/dimensionClasses.js';
import { numbersOfLeaves } from '../../../schema/protocol/disclosure/smallestAreas.js';
import type { Structure } from '../../../schema/protocol/disclosure/structure.js';
import { isByQuarter, type View, type ViewDimension } from '../../../schema/protocol/disclosure/view.js';
import { yearOf } from '../../../schema/protocol/period.js';
import type { Atom } from './atom.js';

export interface TrueAtomsMeans {
  readonly catalogue: Catalogue;
  readonly areas: Areas;
  /** The owner's rows by dataset. */
  readonly rows: ReadonlyMap<string, readonly Atom[]>;
}

/** The true count of every atom of these views. Never leaves the owner's machine. */
export function trueAtoms(means: TrueAtomsMeans, structure: Pick<Structure, 'atoms' | 'views'>): Int32Array {
  const counts = new Int32Array(structure.atoms);
  for (const { view, firstAtom } of structure.views) {
    const own = means.rows.get(view.outline.dataset.name) ?? [];
    const isPart = view.dimensions.some(({ name }) => name === undefined);
    const whole = isPart ? wholeOf(means, structure, view) : undefined;
    const shared = whole && new Set(means.catalogue.dimensionsOf(whole).map(({ name }) => name));
    const finder = atomFinder(means, view);
    const add = (rows: readonly Atom[], sign: 1 | -1, outside?: ReadonlySet<string>) => {
      for (const row of rows)
        for (const [atom, of] of finder(row, outside))
          counts[firstAtom + atom] = (counts[firstAtom + atom] ?? 0) + sign * of * row.count;
    };
    add(own, 1);
    if (whole === undefined) continue;
    add(means.rows.get(whole.name) ?? [], 1, shared);
    add(own, -1, shared);
  }
  return counts;
}

/** The dataset that counts all of the population that this view's dataset counts a part of. */
function wholeOf({ catalogue }: TrueAtomsMeans, { views }: Pick<Structure, 'views'>, { dimensions }: View) {
  const sharedWith = (names: readonly { readonly name: string }[]) =>
    names.filter(({ name }) => dimensions.some((dimension) => dimension.name === name)).length;
  return views
    .map(({ view }) => view.outline.dataset)
    .filter(({ partOfPopulation }) => !partOfPopulation)
    .map((dataset) => ({ dataset, shared: sharedWith(catalogue.dimensionsOf(dataset)) }))
    .sort((one, other) => other.shared - one.shared)[0]?.dataset;
}

/** By row the atoms it counts in, and how. With `outside`, the names of the dimensions told of those left out. */
type AtomFinder = (row: Atom, outside?: ReadonlySet<string>) => readonly (readonly [number, 1 | -1])[];

function atomFinder({ areas, catalogue }: TrueAtomsMeans, view: View): AtomFinder {
  const leaves = numbersOfLeaves(areas, view.outline);
  const periods = new Map(view.periods.map((period, at) => [period, at]));
  const numbers = view.dimensions.map((dimension) => classNumbers(catalogue, dimension));
  return (row, outside) => {
    const leaf = leaves.get(row.area);
    if (leaf === undefined) throw new RangeError(`A row stands under ${row.area}, where the owner has none.`);
    const period = periods.get(isByQuarter(view) ? row.period : yearOf(row.period));
    if (period === undefined) return [];
    const start = (view.areas.classOf[leaf] ?? 0) * view.periods.length + period;
    return view.dimensions.reduce<readonly (readonly [number, 1 | -1])[]>(
      (found, { name, classes }, d) => {
        const tells = name !== undefined && (outside === undefined || outside.has(name));
        const at =
          name === undefined
            ? [[outside ? 1 : 0, 1] as const]
            : tells
              ? numbers[d]?.(row.codes[name] ?? '')
              : [[0, 1] as const];
        return found.flatMap(([atom, sign]) =>
          (at ?? []).map(([number, of]) => [atom * classes.length + number, of === sign ? 1 : -1] as const),
        );
      },
      [[start, 1]],
    );
  };
}

/**
 * The class of a value. Rows of a stage hold those of the stages within it, so that whoever reached the next one is
 * taken out of this one's class.
 */
function classNumbers(
  catalogue: Catalogue,
  { name, classes }: ViewDimension,
): (value: string) => readonly (readonly [number, 1 | -1])[] {
  if (name === undefined) return () => [];
  const dimension = catalogue.dimension(name);
  const numbers = new Map(classes.map(({ key }, at) => [key, at]));
  const known = new Map<string, readonly (readonly [number, 1 | -1])[]>();
  return (value) => {
    const found = known.get(value);
    if (found) return found;
    const key = classKey(dimension, value);
    const at = numbers.get(key);
    const isWithin = dimension.nested?.some((chain) => chain.indexOf(key) > 0) === true;
    const result: readonly (readonly [number, 1 | -1])[] =
      at === undefined
        ? []
        : isWithin
          ? [
              [at, 1],
              [at - 1, -1],
            ]
          : [[at, 1]];
    known.set(value, result);
    return result;
  };
}
