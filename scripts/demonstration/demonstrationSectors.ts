import type { Sector } from '../../schema/datasets/dataset.js';
import type { Partner } from '../../schema/partners/partners.js';
import { loadCouncilRows } from './loadCouncilRows.js';
import { loadPoliceRows } from './loadPoliceRows.js';
import { loadSupportRows } from './loadSupportRows.js';
import type { LoadOptions } from './replaceRows.js';

/** What the demonstration does for the partners of one sector. */
export interface DemonstrationSector {
  /** Fills the partner's records with its synthetic rows; answers how many cases they hold. */
  readonly loadRows: (options: LoadOptions) => Promise<{ readonly cases: number }>;
  /** The SQL that groups the rows of each dataset. */
  readonly atoms: URL;
  /** What has to be said of these rows beside each release. */
  readonly caveats?: readonly string[];
}

const atomsOf = (sector: Sector) => new URL(`../../subgraphs/${sector}/records/atoms/`, import.meta.url);

const supportCaveats = [
  'The rows begin with people referred in January 2019: what happened in 2019 and 2020 to those referred before is missing.',
];

/** Sectors whose demonstration partners hold synthetic rows. */
export const demonstrationSectors: Partial<Record<Sector, DemonstrationSector>> = {
  police: { loadRows: loadPoliceRows, atoms: atomsOf('police') },
  safeguarding: { loadRows: loadCouncilRows, atoms: atomsOf('safeguarding') },
  support: { loadRows: loadSupportRows, atoms: atomsOf('support'), caveats: supportCaveats },
};

export function sectorOf({ id, sector }: Partner): DemonstrationSector {
  const found = demonstrationSectors[sector];
  if (found) return found;
  throw new RangeError(`${id} is of sector ${sector}, for which there are no synthetic rows.`);
}
