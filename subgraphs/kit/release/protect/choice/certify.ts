import type { Solver } from '../../../../../schema/protocol/disclosure/boundModel.js';
import { everyLink } from '../../../../../schema/protocol/disclosure/knownRows.js';
import type { KnownRow } from '../../../../../schema/protocol/disclosure/reducedSystem.js';
import { RowGatherer, type SparseRows } from '../../../../../schema/protocol/disclosure/sparseRows.js';
import type { Structure } from '../../../../../schema/protocol/disclosure/structure.js';
import { type NearestTables, startNearestTables } from '../program/nearestTable.js';
import { startDraw } from '../walk/draw.js';
import { type Effort, type Ground, widen } from '../walk/exchange.js';
import type { People } from '../walk/people.js';
import { PeopleWalk } from '../walk/peopleWalk.js';
import { absent, presenceAttribute, type Space } from '../walk/space.js';
import { type Prover, startProver } from './prover.js';

export interface Certifying {
  readonly structure: Structure;
  readonly space: Space;
  readonly people: People;
  /** What is known beside that views count the same people, which holds for every list of people. */
  readonly known: readonly KnownRow[];
  /** Finds what no walk finds; without it more is withheld. */
  readonly solver?: Solver | undefined;
}

/** Proves cells safe by lists of people that nobody could tell from the true one, from which it starts. */
export interface Certifier {
  /** By atom, how many of the people it starts from stand in it. */
  readonly counts: Int32Array;
  /** The cells among these that no lists prove, with the rows that stood in the way of each. */
  readonly prove: (cells: readonly number[], effort: Effort) => ReadonlyMap<number, readonly number[]>;
  readonly prover: Prover;
  /** The linear programs it asks, where there is a solver. */
  readonly nearest: NearestTables | undefined;
  readonly dispose: () => void;
}

export function startCertifier({ structure, space, people, known, solver }: Certifying): Certifier {
  const gathered = new RowGatherer();
  for (const [row, { members }] of known.entries()) for (const atom of members) gathered.add(row, atom);
  const rows = gathered.rows(known.length);
  const [least, greatest] = [
    Float64Array.from(known, (row) => row.least),
    Float64Array.from(known, (row) => row.greatest),
  ];
  const watched = turned(structure.cells, structure.atoms);
  const weights = Float64Array.from(known, ({ cell }) => (cell < 0 ? publishedWeight : 1));
  const walkRows = {
    weights,
    columns: turned(rows, structure.atoms),
    least,
    greatest,
    watched,
    cells: structure.cells.length,
  };
  const walk = new PeopleWalk(space, withReserve(people, space), walkRows, structure.atoms);
  const nearest =
    solver &&
    startNearestTables({
      solver,
      cells: structure.cells,
      truth: walk.counts.slice(),
      known,
      links: everyLink(structure),
    });
  const viewOf = (atom: number) => structure.views.findLastIndex(({ firstAtom }) => firstAtom <= atom);
  const ground: Ground = { walk, rows, cells: structure.cells, viewOf, draw: startDraw() };
  return {
    counts: walk.counts.slice(),
    prove(cells, effort) {
      const open = new Map<number, readonly number[]>();
      for (const cell of cells) {
        const inTheWay = walk.sightings.isWide(cell) ? [] : widen(ground, cell, effort);
        if (!walk.sightings.isWide(cell)) open.set(cell, inTheWay);
      }
      for (const cell of open.keys()) if (walk.sightings.isWide(cell)) open.delete(cell);
      return open;
    },
    prover: startProver(ground, { known, nearest }),
    nearest,
    dispose: () => nearest?.dispose(),
  };
}

/** A published row can't be hidden, so that an exchange had better not break one. */
const publishedWeight = 6;

/** Room for people that other tables could count beside the true ones. */
const reserve = 30;

function withReserve({ attributes, size }: People, space: Space): People {
  const width = space.sizes.length;
  const wider = new Int16Array((size + reserve) * width);
  wider.set(attributes);
  for (let person = size; person < size + reserve; person++)
    wider[person * width + presenceAttribute] = absent;
  return { attributes: wider, size: size + reserve };
}

/** Rows by member instead of members by row. */
function turned(rows: SparseRows, length: number): SparseRows {
  const gathered = new RowGatherer();
  for (let row = 0; row < rows.length; row++)
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at++)
      gathered.add(rows.members[at] ?? 0, row);
  return gathered.rows(length);
}
