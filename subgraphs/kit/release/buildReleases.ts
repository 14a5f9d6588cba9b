import type { Areas } from '../../../schema/areas/areas.js';
import type { Catalogue, Sector } from '../../../schema/datasets/dataset.js';
import { sizeOf } from '../../../schema/protocol/disclosure/outline.js';
import type { Provenance, ReleaseDocument } from '../../../schema/protocol/release.js';
import { loadSideKnowledge } from '../../../schema/side-knowledge/sideKnowledge.js';
import type { Atom } from './atom.js';
import { buildRelease, type IsWithheld } from './buildRelease.js';
import { checkAreas } from './checkRows.js';
import { extentOf } from './coverage.js';
import { type OwnerParts, protectOwner } from './protect/protectOwner.js';
import { unprovenError } from './protect/unprovenError.js';
import { type Records, readAtoms, readCovered } from './readRecords.js';

export interface BuildOptions {
  readonly catalogue: Catalogue;
  readonly areas: Areas;
  readonly sector: Sector;
  readonly records: Records;
  readonly owner: string;
  readonly provenance: Provenance;
  /** What the owner says of its rows beside every release. */
  readonly caveats?: readonly string[];
  readonly breaksOf: (dataset: string) => ReleaseDocument['breaks'];
  /** Every person of the rows stands for so many; 1 for real rows. */
  readonly scale?: number;
  /** What protecting may take. */
  readonly megabytes?: number | undefined;
  /** What is withheld to protect others; worked out from the rows where it is left out. */
  readonly protection?: ProtectRows;
  /** Hears of each published total that contradicts the rows. */
  readonly warn?: (warning: string) => void;
  readonly note?: (step: string) => void;
}

/** By dataset, what its release has to withhold to protect other cells. */
export type ProtectRows = (parts: OwnerParts) => ReadonlyMap<string, IsWithheld>;

/** Every release of one owner, unsigned. The vintage is the day up to which its rows were followed. */
export async function* buildReleases(options: BuildOptions): AsyncGenerator<ReleaseDocument> {
  const { catalogue, areas, records, sector, owner, breaksOf } = options;
  const covered = await readCovered(records);
  const rows = new Map<string, readonly Atom[]>();
  const datasets = catalogue.datasets.filter((declared) => declared.sector === sector);
  for (const dataset of datasets) {
    const atoms = await readAtoms(records, { catalogue, dataset });
    checkAreas(atoms, dataset, { areas, home: records.home });
    rows.set(dataset.name, atoms);
  }
  const protectRows = options.protection ?? protectFully(options);
  const { home } = records;
  const scale = options.scale ?? 1;
  const withheld = protectRows({
    catalogue,
    areas,
    owner,
    home,
    covered,
    rows,
    scale,
    ...(options.megabytes && { megabytes: options.megabytes }),
    sideKnowledge: loadSideKnowledge(),
  });
  for (const dataset of datasets) {
    const isWithheld = withheld.get(dataset.name);
    yield buildRelease({
      ...options,
      dataset,
      covered,
      home,
      atoms: rows.get(dataset.name) ?? [],
      extent: extentOf(dataset, covered),
      breaks: breaksOf(dataset.name),
      vintage: covered.eventsTo,
      ...(isWithheld && { isWithheld }),
    });
  }
}

/** Works out from the rows what is to be withheld; refuses to release anything where a cell stays open. */
export function protectFully({ warn, note }: Pick<BuildOptions, 'warn' | 'note'> = {}): ProtectRows {
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
