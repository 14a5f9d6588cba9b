import type { ClientBase } from 'pg';
import type { Sector } from '../../schema/datasets/dataset.js';
import type { Partner } from '../../schema/partners/partners.js';
import type { Demonstration } from './demonstration.js';
import { loadPoliceRows } from './loadPoliceRows.js';

export interface LoadOptions {
  /** Connected to the partner's records database on the partner's role, its migrations applied. */
  readonly client: ClientBase;
  readonly partner: Partner;
  readonly demonstration: Demonstration;
  readonly scale: number;
}

/** What the demonstration does for the partners of one sector. */
export interface DemonstrationSector {
  /** Fills the partner's records with its synthetic rows; answers how many cases they hold. */
  readonly loadRows: (options: LoadOptions) => Promise<{ readonly cases: number }>;
  /** The SQL that groups the rows of each dataset. */
  readonly atoms: URL;
}

const atomsOf = (sector: Sector) => new URL(`../../subgraphs/${sector}/records/atoms/`, import.meta.url);

/** Sectors whose demonstration partners hold synthetic rows. */
export const demonstrationSectors: Partial<Record<Sector, DemonstrationSector>> = {
  police: { loadRows: loadPoliceRows, atoms: atomsOf('police') },
};

export function sectorOf({ id, sector }: Partner): DemonstrationSector {
  const found = demonstrationSectors[sector];
  if (found) return found;
  throw new RangeError(`${id} is of sector ${sector}, for which there are no synthetic rows.`);
}
