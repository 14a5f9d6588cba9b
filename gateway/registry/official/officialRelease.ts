import type { SeriesBreak } from '../../../schema/datasets/breaks.js';
import type { Dataset } from '../../../schema/datasets/dataset.js';
import type { ReleaseDocument, ReleaseTable } from '../../../schema/protocol/release.js';
import type { OfficialSource } from './officialFile.js';

/** The owner of every official release. */
export const homeOffice = 'home-office';

export interface OfficialParts {
  readonly dataset: Dataset;
  readonly source: OfficialSource;
  readonly period: { readonly from: string; readonly to: string };
  readonly breaks: readonly SeriesBreak[];
  readonly tables: ReleaseTable[];
}

/** The id of the release that a publication becomes. */
export const releaseIdOf = ({ dataset, vintage }: Pick<OfficialSource, 'dataset' | 'vintage'>): string =>
  `${homeOffice}.${dataset}.${vintage}`;

/** Puts a release together. It says where it comes from, and every break within its period. */
export function officialRelease({ dataset, source, period, breaks, tables }: OfficialParts): ReleaseDocument {
  const { title, publisher, published, url, file, sha256, licence, vintage } = source;
  return {
    id: releaseIdOf(source),
    owners: [homeOffice],
    dataset: dataset.name,
    vintage,
    period,
    rule: 'PUBLISHED',
    provenance: 'OFFICIAL',
    caveats: [...source.caveats],
    breaks: breaks
      .filter((change) => change.datasets.includes(dataset.name) && isWithin(change.period, period))
      .map(({ period: from, what }) => ({ period: from, what })),
    source: { title, publisher, published, ...(url && { url }), file, sha256, licence },
    tables,
  };
}

/** A break at the very start has nothing before it to be compared with. */
const isWithin = (at: string, { from, to }: OfficialParts['period']): boolean =>
  at > from && at <= `${to}-Q4`;

/** Name and link of a publication, for a note that sends the reader there. */
export const publicationOf = ({ title, url }: OfficialSource): string =>
  [`"${title}"`, url].filter(Boolean).join(', ');
