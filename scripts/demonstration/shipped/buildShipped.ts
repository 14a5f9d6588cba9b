import { loadAreas } from '../../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../../schema/datasets/catalogue.js';
import type { Partner } from '../../../schema/partners/partners.js';
import { ConcordatError } from '../../../schema/protocol/errors.js';
import { builtReleases } from '../buildDemonstration.js';
import { readDemonstration } from '../readDemonstration.js';
import { builtFrom } from './builtFrom.js';
import type { ShippedFile, ShippedRelease } from './shippedFile.js';
import { shipRelease } from './shipRelease.js';
import { type RecordsOptions, withRecords } from './withRecords.js';

const demonstration =
  'Invented figures, signed with a DEMONSTRATION key that anybody can derive. Written by npm run generate.';

/** Builds the releases of demonstration partners from their rows and hands on each partner's file as its text. */
export async function buildShipped(
  options: RecordsOptions,
  write: (partner: Partner, text: string) => Promise<void>,
): Promise<void> {
  const means = { catalogue: loadCatalogue(), areas: loadAreas() };
  const now = builtFrom(readDemonstration().edition);
  const refused: ConcordatError[] = [];
  await withRecords(options, async (partner, client) => {
    const releases: ShippedRelease[] = [];
    try {
      for await (const signed of builtReleases(means, partner, client)) releases.push(shipRelease(signed));
    } catch (error) {
      // One owner's refusal is no reason to leave the others' releases unbuilt.
      if (!(error instanceof ConcordatError)) throw error;
      refused.push(error);
      return;
    }
    await write(partner, textOf({ demonstration, owner: partner.id, builtFrom: now, releases }));
  });
  const [first] = refused;
  if (first) throw first;
}

/** One text for one file: members in the order they are declared, a line for each area of a table. */
const textOf = (file: ShippedFile): string => `${JSON.stringify(file, undefined, 1)}\n`;
