import type { Dataset } from '../../../schema/datasets/dataset.js';
import { supersededSentence } from '../../../schema/datasets/seriesSentences.js';
import { ConcordatError } from '../../../schema/protocol/errors.js';
import type { Register } from '../register/register.js';
import { findVintages, type ServedSeries } from '../register/servedSeries.js';

/** @throws ConcordatError VINTAGE_NOT_LOADED where no release of the dataset has this date */
export async function requireVintage(
  register: Register,
  { name }: Dataset,
  vintage: string | undefined,
): Promise<void> {
  if (vintage === undefined) return;
  const loaded = await findVintages(register, name);
  if (loaded.includes(vintage)) return;
  throw new ConcordatError('VINTAGE_NOT_LOADED', {
    what: `No vintage of ${name} has this date.`,
    expected: loaded.join(', ') || 'none: nothing of this dataset is loaded',
    found: vintage,
    remedy: 'Ask for one of these, or leave the vintage out for the latest.',
  });
}

/** Says so beside figures of an earlier vintage, which somebody asked for by its date. */
export function supersededNote(
  { release, vintages }: ServedSeries,
  asked: string | undefined,
): readonly string[] {
  const newest = vintages[0]?.vintage;
  if (asked === undefined || newest === undefined || newest === release.vintage) return [];
  return [supersededSentence(release.vintage, newest)];
}
