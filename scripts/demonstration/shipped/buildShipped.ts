import { loadAreas } from '../../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../../schema/datasets/catalogue.js';
import type { Partner } from '../../../schema/partners/partners.js';
import { ConcordatError } from '../../../schema/protocol/errors.js';
import { builtReleases } from '../buildDemonstration.js';
import { demonstrationRows } from '../protection/demonstrationRows.js';
import type { OwnerFigures } from '../protection/ownerFigures.js';
import { protectInThreads } from '../protection/protectInThreads.js';
import { protectionOf } from '../protection/protectionOf.js';
import { readDemonstration } from '../readDemonstration.js';
import { type RecordsOptions, withRecords } from '../withRecords.js';
import { builtFrom } from './builtFrom.js';
import type { ShippedFile, ShippedRelease } from './shippedFile.js';
import { shipRelease } from './shipRelease.js';

const demonstration =
  'Invented figures, signed with a DEMONSTRATION key that anybody can derive. Written by npm run generate.';

/**
 * Builds the releases of demonstration partners from their rows, protected in worker threads, and hands on each
 * partner's file as its text.
 * @throws ConcordatError DATA_INVALID where cells of a partner can't be proved safe; the others' files are handed on
 */
export async function buildShipped(
  options: RecordsOptions,
  write: (partner: Partner, text: string) => Promise<void>,
): Promise<void> {
  const means = { catalogue: loadCatalogue(), areas: loadAreas() };
  const now = builtFrom(readDemonstration().edition);
  const protections = await protectAll(options);
  const open = options.partners.filter(({ id }) => !isSafe(protections.get(id)));
  const partners = options.partners.filter((partner) => !open.includes(partner));
  await withRecords({ ...options, partners }, async (partner, client) => {
    const releases: ShippedRelease[] = [];
    const protection = protectionOf(protections.get(partner.id)?.withheld ?? {});
    for await (const signed of builtReleases({ ...means, protection }, partner, client))
      releases.push(shipRelease(signed));
    await write(partner, textOf({ demonstration, owner: partner.id, builtFrom: now, releases }));
  });
  if (open.length > 0) throw unproven(open);
}

async function protectAll({ partners, note }: RecordsOptions): Promise<ReadonlyMap<string, OwnerFigures>> {
  const found = await protectInThreads(
    await demonstrationRows({ partners, note }),
    { reach: 'EVERYTHING', scale: 1 },
    ({ owner }, done, all) => note(`protected ${done} of ${all}: ${owner}`),
  );
  return new Map(found.map((figures) => [figures.owner, figures]));
}

/** Every withheld cell proved by the search, and none bounded too closely by the audit from outside. */
const isSafe = (found: OwnerFigures | undefined): boolean =>
  found !== undefined && found.unproven + found.exact + found.narrow === 0;

const unproven = (partners: readonly Partner[]): ConcordatError =>
  new ConcordatError('DATA_INVALID', {
    expected: 'every withheld cell proved safe',
    found: `cells that stay open in releases of ${partners.map(({ name }) => name).join(', ')}`,
    remedy: 'give the search more room, or declare fewer tables; nothing of these owners was written.',
  });

/** One text for one file: members in the order they are declared, a line for each area of a table. */
const textOf = (file: ShippedFile): string => `${JSON.stringify(file, undefined, 1)}\n`;
