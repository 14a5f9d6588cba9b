import { isExact, isNarrow } from '../../../schema/protocol/disclosure/interval.js';
import { rowsOfCells, rowsOfLinks } from '../../../schema/protocol/disclosure/knownRows.js';
import { propagate } from '../../../schema/protocol/disclosure/propagate.js';
import { reduceSystem } from '../../../schema/protocol/disclosure/reducedSystem.js';
import { membersOf } from '../../../schema/protocol/disclosure/sparseRows.js';
import { greatestAt, leastAt, targetsOf } from '../../../schema/protocol/disclosure/target.js';
import { windowOf } from '../../../schema/protocol/tenFive.js';
import type { ProtectedPopulation } from '../../../subgraphs/kit/index.js';

/**
 * Audits a protected population once more from outside: bounds from what is shown, linked and published, by
 * propagation. What the builder's tables prove wide can't be narrower than they are, so that the two meet: a cell found
 * narrow here was proven by nobody.
 */
export function auditPopulation({
  structure,
  shown,
  isCollected,
  publicCells,
  published,
}: ProtectedPopulation) {
  const { cells } = structure;
  const told = rowsOfCells(structure, (cell) =>
    (shown[cell] ?? -1) >= 0 ? windowOf(shown[cell] ?? 0) : undefined,
  );
  const known = [...told, ...published];
  const system = reduceSystem(structure.atoms, [...known, ...rowsOfLinks(structure, known)]);
  const { least, greatest } = propagate(system);
  const withheld: number[] = [];
  for (let cell = 0; cell < cells.length; cell++)
    if (isCollected(cell) && (shown[cell] ?? -1) < 0 && !publicCells.has(cell)) withheld.push(cell);
  const found = { exact: 0, narrow: 0 };
  for (const target of targetsOf(system, withheld, (cell) => membersOf(cells, cell))) {
    const interval = { least: leastAt(target, least), greatest: greatestAt(target, greatest) };
    if (isExact(interval)) found.exact += target.cells.length;
    else if (isNarrow(interval)) found.narrow += target.cells.length;
  }
  return found;
}
