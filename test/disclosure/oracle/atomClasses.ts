import type { KnownSum } from './intervals.js';

/** Atoms that everything known counts alike: nobody can tell them apart, so one unknown stands for all of them. */
export interface AtomClasses {
  readonly count: number;
  /** Class of each atom. */
  readonly classOf: Int32Array;
  /** Number of atoms in each class. */
  readonly sizes: Int32Array;
}

/** Sorts atoms by the sums they stand in. */
export function atomClassesOf(atomCount: number, sums: readonly KnownSum[]): AtomClasses {
  const standing = Array.from({ length: atomCount }, (): number[] => []);
  sums.forEach(({ atoms, less = [] }, row) => {
    for (const atom of atoms) standing[atom]?.push(row + 1);
    for (const atom of less) standing[atom]?.push(-row - 1);
  });
  const known = new Map<string, number>();
  const classOf = Int32Array.from(standing, (rows) => {
    const key = rows.join();
    const found = known.get(key) ?? known.size;
    known.set(key, found);
    return found;
  });
  const sizes = new Int32Array(known.size);
  for (const one of classOf) sizes[one] = (sizes[one] ?? 0) + 1;
  return { count: known.size, classOf, sizes };
}

/** The classes that some of these atoms are in, with how many. */
export function classesIn({ classOf }: AtomClasses, atoms: readonly number[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const atom of atoms) {
    const one = classOf[atom] ?? -1;
    found.set(one, (found.get(one) ?? 0) + 1);
  }
  return found;
}
