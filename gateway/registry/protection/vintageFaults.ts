import { cellId } from '../../../schema/protocol/cell.js';
import { narrowUnder, toldBy } from '../../../schema/protocol/disclosure/interval.js';
import type { ReleaseDocument } from '../../../schema/protocol/release.js';
import type { Fault } from '../fault.js';

/**
 * Cells of a new vintage that another vintage of the same dataset contradicts, where the difference tells how many
 * people came or went: it is a count like any other, and may be known as little.
 */
export function vintageFaults(release: ReleaseDocument, held: readonly ReleaseDocument[]): readonly Fault[] {
  const others = held.filter(({ dataset }) => dataset === release.dataset);
  return others.flatMap((other) => changedCells(release, other));
}

function changedCells(release: ReleaseDocument, other: ReleaseDocument): readonly Fault[] {
  const before = new Map(
    other.tables.flatMap((table) => table.cells.map((cell) => [nameOf(table.name, cell), cell])),
  );
  return release.tables.flatMap((table) =>
    table.cells.flatMap((cell) => {
      const name = nameOf(table.name, cell);
      const old = before.get(name);
      const [was, is] = [old && toldBy(old, other.rule), toldBy(cell, release.rule)];
      if (was === undefined || is === undefined) return [];
      const isChanged = is.least > was.greatest || is.greatest < was.least;
      const width = is.greatest - was.least - (is.least - was.greatest);
      if (!isChanged || width >= narrowUnder) return [];
      return [fault(`${release.id}#${name}`, other.id)];
    }),
  );
}

type Place = Parameters<typeof cellId>[2];

/** A name that is the same in every vintage: codes by the name of their dimension. */
const nameOf = (table: string, place: Place): string =>
  cellId('', { name: table, dimensions: Object.keys(place.dimensions).sort() }, place).slice(1);

const fault = (place: string, other: string): Fault => ({
  place,
  expected: 'a change since another vintage that tells no count of the people who came or went',
  found: `a change since ${other} that does`,
  remedy: 'Keep what that vintage says of this cell, or withhold it.',
});
