import type { Areas } from '../../../schema/areas/areas.js';
import type { Catalogue, Table } from '../../../schema/datasets/dataset.js';
import { type Intervals, intervalsOver, type KnownSum } from './intervals.js';
import { links, separate } from './links.js';
import type { Bounds, Reading, SeenCell } from './seenCell.js';
import { Universe } from './universe.js';

export interface OracleMeans {
  readonly catalogue: Catalogue;
  readonly areas: Areas;
}

/** What a release says of itself, which every requester sees. */
export interface Envelope {
  readonly dataset: string;
  readonly periods: readonly string[];
  /** Areas of the smallest kind within which the owner works. */
  readonly leaves: readonly string[];
}

/** What is known of one owner's people, from whatever was seen of its releases. */
export class OwnerSystem {
  readonly #universes = new Map<string, readonly Universe[]>();
  #size = 0;

  constructor(
    readonly means: OracleMeans,
    readonly envelopes: readonly Envelope[],
  ) {
    for (const { dataset, leaves, periods } of envelopes) {
      const place = { ...means, dataset, leaves, periods };
      this.#universes.set(dataset, this.#universesOf(place, this.#tablesOf(dataset)));
    }
  }

  get size(): number {
    return this.#size;
  }

  /** The people that a cell counts; none where nothing known tells them apart. */
  atomsOf(cell: Omit<SeenCell, 'value' | 'status' | 'owner'>): readonly number[] {
    const table = this.#tablesOf(cell.dataset).find(({ name }) => name === cell.table);
    const universe = table && this.#universes.get(cell.dataset)?.find((one) => one.tellsMoreThan(table));
    return table && universe ? universe.atomsOf(cell, table.area) : [];
  }

  /** Everything that follows from these cells, read so. */
  knowing(cells: readonly SeenCell[], reading: Reading, also: readonly KnownSum[] = []): Promise<Intervals> {
    const sums = cells.flatMap((cell): readonly KnownSum[] => {
      const bounds: Bounds | undefined = reading(cell);
      const atoms = bounds ? this.atomsOf(cell) : [];
      return bounds && atoms.length > 0 ? [{ ...bounds, atoms }] : [];
    });
    return intervalsOver(this.#size, [...sums, ...this.#linked(), ...also]);
  }

  #tablesOf(dataset: string): readonly Table[] {
    return this.means.catalogue.dataset(dataset)?.tables ?? [];
  }

  /** The tables that tell most have a universe each; the others' cells are sums over those. */
  #universesOf(
    place: ConstructorParameters<typeof Universe>[0],
    tables: readonly Table[],
  ): readonly Universe[] {
    const candidates = tables.map((table) => new Universe(place, table, 0));
    const kept = candidates.filter(
      (one, at) =>
        !candidates.some(
          (other, otherAt) =>
            otherAt !== at &&
            other.tellsMoreThan(one.table) &&
            (!one.tellsMoreThan(other.table) || otherAt > at),
        ),
    );
    return kept.map(({ table }) => {
      const universe = new Universe(place, table, this.#size);
      this.#size += universe.size;
      return universe;
    });
  }

  /** People are the same in every table, and in datasets that count the same ones. */
  #linked(): readonly KnownSum[] {
    const within = [...this.#universes.values()].flatMap((own) =>
      own.flatMap((one, at) =>
        own.slice(at + 1).flatMap((other) =>
          equalMargins(
            one,
            other,
            one.dimensions.filter((name) => other.dimensions.includes(name)),
          ),
        ),
      ),
    );
    const between = links.flatMap(({ datasets: [left, right], by, isPart = false }) =>
      (this.#universes.get(left) ?? []).flatMap((one) =>
        (this.#universes.get(right) ?? []).flatMap((other) => equalMargins(one, other, by, isPart)),
      ),
    );
    return [...within, ...between];
  }
}

/** Everybody in one universe is in the other, where both know the place, the time and the codes they share. */
function equalMargins(
  one: Universe,
  other: Universe,
  by: readonly string[],
  isPart = false,
): readonly KnownSum[] {
  const shared = by.filter((name) => one.dimensions.includes(name) && other.dimensions.includes(name));
  const apart = separate.filter((name) => other.dimensions.includes(name) && !one.dimensions.includes(name));
  const left = one.marginsWith(other, shared);
  const right = other.marginsWith(one, [...shared, ...apart]);
  return [...right].flatMap(([key, atoms]) => {
    const [places, period, codes] = JSON.parse(key) as [unknown, string, readonly string[]];
    const less = left.get(JSON.stringify([places, period, codes.slice(0, shared.length)]));
    return less ? [{ atoms, less, least: isPart ? Number.NEGATIVE_INFINITY : 0, greatest: 0 }] : [];
  });
}
