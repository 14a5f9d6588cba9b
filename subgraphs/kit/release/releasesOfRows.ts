import type { Areas } from '../../../schema/areas/areas.js';
import type { Catalogue, Dataset } from '../../../schema/datasets/dataset.js';
import type { Solver } from '../../../schema/protocol/disclosure/boundModel.js';
import { sizeOf } from '../../../schema/protocol/disclosure/outline.js';
import type { Provenance, ReleaseDocument } from '../../../schema/protocol/release.js';
import type { SideKnowledge } from '../../../schema/side-knowledge/sideKnowledge.js';
import type { Atom } from './atom.js';
import { buildRelease, type IsWithheld, releaseId } from './buildRelease.js';
import { checkAreas } from './checkRows.js';
import { type Covered, extentOf } from './coverage.js';
import { type OwnerParts, protectOwner } from './protect/protectOwner.js';
import { unprovenError } from './protect/unprovenError.js';

/** By dataset, what its release has to withhold to protect other cells. */
export type ProtectRows = (parts: OwnerParts) => ReadonlyMap<string, IsWithheld>;

export interface Hearing {
  /** Hears of each published total and each earlier release that contradicts the rows. */
  readonly warn?: (warning: string) => void;
  readonly note?: (step: string) => void;
}

export interface RowsOfOwner extends Hearing {
  readonly catalogue: Catalogue;
  readonly areas: Areas;
  readonly owner: string;
  /** Code of the owner's own area. */
  readonly home: string;
  readonly provenance: Provenance;
  /** What the owner says of its rows beside every release. */
  readonly caveats?: readonly string[];
  readonly breaksOf: (dataset: string) => ReleaseDocument['breaks'];
  readonly covered: Covered;
  /** Datasets to release, and the owner's rows of each. */
  readonly datasets: readonly Dataset[];
  readonly rows: ReadonlyMap<string, readonly Atom[]>;
  readonly sideKnowledge: readonly SideKnowledge[];
  /** What the owner has released before, whether or not it was withdrawn since. */
  readonly earlier?: readonly ReleaseDocument[];
  /** Whether the release of the same vintage stays known beside this one; else it is that release, built again. */
  readonly isCorrection?: boolean;
  /** Every person of the rows stands for so many; 1 for real rows. */
  readonly scale?: number;
  /** What protecting may take. */
  readonly megabytes?: number | undefined;
  /** Linear programs, which find what walks don't; without them more is withheld. */
  readonly solver?: Solver | undefined;
  /** What is withheld to protect others; worked out from the rows where it is left out. */
  readonly protection?: ProtectRows;
}

/**
 * The releases of one owner from rows that are counted already, unsigned: protected together, because datasets that
 * count the same people tell of one another. Pure: it runs in a browser as it does beside a database. The vintage is
 * the day up to which the rows were followed.
 */
export function* releasesOfRows(parts: RowsOfOwner): Generator<ReleaseDocument> {
  const { datasets, rows, covered, breaksOf, scale = 1 } = parts;
  for (const dataset of datasets) checkAreas(rows.get(dataset.name) ?? [], dataset, parts);
  const protectRows = parts.protection ?? protectFully(parts);
  const withheld = protectRows({ ...parts, scale, earlier: besides(parts) });
  for (const dataset of datasets) {
    const isWithheld = withheld.get(dataset.name);
    yield buildRelease({
      ...parts,
      dataset,
      atoms: rows.get(dataset.name) ?? [],
      extent: extentOf(dataset, covered),
      breaks: breaksOf(dataset.name),
      vintage: covered.eventsTo,
      ...(isWithheld && { isWithheld }),
    });
  }
}

/** A release built again is not its own past, or it would come out otherwise. */
function besides({ earlier = [], isCorrection, datasets, owner, covered }: RowsOfOwner) {
  const own = new Set(datasets.map(({ name }) => releaseId(owner, name, covered.eventsTo)));
  return isCorrection ? earlier : earlier.filter(({ id }) => !own.has(id));
}

/** Works out from the rows what is to be withheld; refuses to release anything where a cell stays open. */
export function protectFully({ warn, note }: Hearing = {}): ProtectRows {
  return (parts) => {
    const withheld = new Map<string, Map<string, Int32Array>>();
    let cells = 0;
    for (const { structure, shown, unproven, warnings } of protectOwner(parts)) {
      for (const warning of warnings) warn?.(warning);
      if (unproven.length > 0) throw unprovenError(parts.owner, structure, unproven);
      for (const { outline, table, firstCell } of structure.tables) {
        const tables = withheld.get(outline.dataset.name) ?? new Map<string, Int32Array>();
        tables.set(table.table.name, shown.slice(firstCell, firstCell + sizeOf(table)));
        withheld.set(outline.dataset.name, tables);
      }
      cells += shown.length;
      note?.(`${cells} cells protected`);
    }
    return new Map(
      [...withheld].map(([dataset, tables]) => [
        dataset,
        (table: string, cell: number) => (tables.get(table)?.[cell] ?? -1) < 0,
      ]),
    );
  };
}
