import type { Solver } from '../../../../../schema/protocol/disclosure/boundModel.js';
import type { KnownRow } from '../../../../../schema/protocol/disclosure/reducedSystem.js';
import { membersOf } from '../../../../../schema/protocol/disclosure/sparseRows.js';
import type { Structure } from '../../../../../schema/protocol/disclosure/structure.js';
import type { Effort } from '../walk/exchange.js';
import { fewestAway } from './fewestAway.js';
import { leastWithheld } from './leastWithheld.js';
import { type Open, type Repairing, repair, worthOfCount } from './repair.js';
import { restore } from './restore.js';

export interface Choosing extends Repairing {
  /** The cells of each known row, and the first cell of each withheld group. */
  readonly telling: readonly (readonly number[])[];
  readonly hidden: readonly number[];
  readonly solver: Solver | undefined;
  /** Whether it is told, too, how much any choice would have to withhold. */
  readonly isBounded: boolean;
}

export interface Choice {
  /** Rows taken away. */
  readonly away: ReadonlySet<number>;
  /** Cells that stay open nevertheless. */
  readonly open: Iterable<number>;
  /** How many cells any choice would have to withhold to protect others; undefined where nobody asked. */
  readonly least?: number;
}

/** Little effort first: most cells need one exchange. */
const efforts: readonly Effort[] = [
  { people: 3, ways: 12, attempts: 1 },
  { people: 6, ways: 24, attempts: 4 },
  { people: 10, ways: 32, attempts: 4 },
];

/** Which shown cells are withheld to protect others. */
export function choose(parts: Choosing): Choice {
  const { certifier, structure, known, counts, telling, hidden, solver, isBounded } = parts;
  const { prover, nearest } = certifier;
  let unproven: Open = new Map(hidden.map((cell) => [cell, []]));
  for (const effort of efforts) unproven = certifier.prove([...unproven.keys()], effort);
  const cellOf = (row: number) => known[row]?.cell ?? -1;
  const cellsOf = (row: number) => telling[row]?.length ?? 1;
  const worth = (row: number) => cellsOf(row) * worthOfCount(counts[cellOf(row)] ?? 0);
  if (solver && nearest) {
    const rowsAt = rowsTelling(structure, known);
    const atomsOf = (cell: number) => membersOf(structure.cells, cell);
    const rows = known.length;
    const fewest = fewestAway({ solver, prover, rows, cells: hidden, cellOf, atomsOf, rowsAt, worth });
    const { conflicts } = fewest;
    return isBounded
      ? { ...fewest, least: leastWithheld({ solver, nearest, rows, conflicts, cellsOf }) }
      : fewest;
  }
  const { rows, open } = repair({ certifier, structure, known, counts }, unproven);
  if (open.size > 0) return { away: new Set(rows), open: open.keys() };
  return { away: restore({ prover, away: rows, cells: hidden, cellOf, worth }), open: [] };
}

/** The known rows that count some of the people that a cell counts. */
function rowsTelling({ cells }: Structure, known: readonly KnownRow[]): (cell: number) => readonly number[] {
  return (cell) => {
    const atoms = new Set(membersOf(cells, cell));
    return [...known.keys()].filter((row) => known[row]?.members.some((atom) => atoms.has(atom)));
  };
}
