import imported from 'highs';
import { type AtomClasses, atomClassesOf, classesIn } from './atomClasses.js';
import type { Bounds } from './seenCell.js';

/** A sum of atoms, and what is known of it. */
export interface KnownSum extends Bounds {
  readonly atoms: readonly number[];
  /** Atoms taken away from it: a sum that equals another one is known to differ from it by nothing. */
  readonly less?: readonly number[];
}

/** Answers what sums of atoms can be. */
export interface Intervals {
  /** Least and greatest whole number that the sum can be; undefined where what is known contradicts itself. */
  readonly intervalOf: (atoms: readonly number[]) => Bounds | undefined;
  readonly dispose: () => void;
}

/** The package's types describe its CommonJS build; what Node imports is the loader itself. */
const loadHighs = imported as unknown as typeof imported.default;

/** The solver's own tolerance is 1e-7; a whole number this far inside a bound is meant. */
const tolerance = 1e-5;
/** No count of people in one release comes near it. */
const unbounded = 1e7;
/** From the second question on, the answer to the last one is a start. */
const primalSimplex = 4;

/** Every count of atoms that fits what is known: linear programs, two for each question. */
export async function intervalsOver(atomCount: number, sums: readonly KnownSum[]): Promise<Intervals> {
  const highs = await loadHighs();
  const classes = atomClassesOf(atomCount, sums);
  const model = highs.createModel(modelOf(classes, sums));
  model.options.set({ output_flag: false });
  const optimum = (counted: readonly number[], sense: 'minimize' | 'maximize'): number | undefined => {
    model.changeObjectiveSense(highs.constants.objectiveSense[sense]);
    for (const one of counted) model.changeColCost(one, 1);
    model.run();
    model.options.set({ simplex_strategy: primalSimplex });
    const isOptimal = model.getModelStatus() === highs.constants.modelStatus.optimal;
    const value = isOptimal ? model.getObjectiveValue() : undefined;
    for (const one of counted) model.changeColCost(one, 0);
    return value;
  };
  const isPossible = optimum([], 'minimize') !== undefined;
  const intervalOf = (atoms: readonly number[]): Bounds | undefined => {
    // People of one class may all be those asked for, or none of them unless all of the class is asked for.
    const met = [...classesIn(classes, atoms)];
    const whole = met.filter(([one, count]) => count === classes.sizes[one]).map(([one]) => one);
    const least = !isPossible ? undefined : whole.length === 0 ? 0 : optimum(whole, 'minimize');
    const greatest =
      least === undefined
        ? undefined
        : optimum(
            met.map(([one]) => one),
            'maximize',
          );
    if (least === undefined || greatest === undefined) return undefined;
    return { least: Math.max(0, Math.ceil(least - tolerance)), greatest: Math.floor(greatest + tolerance) };
  };
  return { intervalOf, dispose: () => model.dispose() };
}

function modelOf(classes: AtomClasses, sums: readonly KnownSum[]) {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { atoms, less = [] } of sums) {
    for (const one of classesIn(classes, atoms).keys()) values.push(1) && indices.push(one);
    for (const one of classesIn(classes, less).keys()) values.push(-1) && indices.push(one);
    starts.push(indices.length);
  }
  const filled = (value: number) => new Float64Array(classes.count).fill(value);
  return {
    numCols: classes.count,
    numRows: sums.length,
    colCost: filled(0),
    colLower: filled(0),
    colUpper: filled(unbounded),
    rowLower: Float64Array.from(sums, ({ least }) => least),
    rowUpper: Float64Array.from(sums, ({ greatest }) => greatest),
    matrix: { format: 'csr', numRows: sums.length, numCols: classes.count, starts, indices, values },
  } as const;
}
