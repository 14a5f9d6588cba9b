import type { FigureKind } from '../../schema/evidence/evidence.js';
import type { datasetContext } from '../kit/index.js';
import type { CitedFigure } from './contract/citedFigure.js';
import type { EvidenceDatabase } from './database/client.js';
import { type CitedFigureFilter, findCitedFigures } from './queries.js';

const dataset = 'citedFigures';

/** What cited figures are read from. */
export interface CitedFigureMeans extends Pick<ReturnType<typeof datasetContext>, 'series'> {
  readonly database: EvidenceDatabase;
  /** Names of the dataset's tables. */
  readonly tables: readonly string[];
}

/** Cited figures with their released cells: one statement for the figures and one for each table of the dataset. */
export async function citedFigures(
  means: CitedFigureMeans,
  filter: CitedFigureFilter,
): Promise<readonly CitedFigure[]> {
  const figures = await findCitedFigures(means.database, filter);
  const cells = await releasedCells(means, figures);
  return figures.map(({ area, published, ...figure }) => ({
    ...figure,
    area: { code: area },
    asPublished: published === null ? null : inWords(figure.kind, published),
    ...(cells.get(figure.id) ?? { count: null, release: null }),
  }));
}

interface Place {
  readonly area: string;
  readonly period: string;
}

async function releasedCells({ series, tables }: CitedFigureMeans, places: readonly Place[]) {
  const areas = [...new Set(places.map(({ area }) => area))].sort();
  const periods = [...new Set(places.map(({ period }) => period))].sort();
  const found = await Promise.all(tables.map((table) => series.load({ dataset, table, areas, periods })));
  return new Map(
    found.flat().flatMap(({ release, cells }) =>
      cells.map(({ id, value, status, note, dimensions }) => {
        const count = { cell: id, value, status, note };
        return [dimensions['figure'] ?? '', { count, release }] as const;
      }),
    ),
  );
}

const units: Readonly<Record<string, string>> = {
  PERCENT: '%',
  MEAN_DAYS: ' days',
  MEAN_MONTHS: ' months',
} satisfies Partial<Record<FigureKind, string>>;

const inWords = (kind: string, published: number): string => `${published}${units[kind] ?? ''}`;
