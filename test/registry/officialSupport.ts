import { readFileSync } from 'node:fs';
import {
  loadOfficialReleases,
  loadReference,
  loadSources,
} from '../../gateway/registry/official/loadOfficialReleases.js';
import type { Publication } from '../../gateway/registry/official/officialFile.js';
import { OfficialFileError } from '../../gateway/registry/official/officialFileError.js';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import type { Cell } from '../../schema/protocol/cell.js';
import { percentOf } from '../../schema/protocol/rate.js';
import type { ReleaseDocument } from '../../schema/protocol/release.js';

export const frame = { catalogue: loadCatalogue(), areas: loadAreas() };
export const reference = loadReference(frame);

let loaded: readonly ReleaseDocument[] | undefined;

/** The shipped releases, read once for a whole test file. */
export const shippedReleases = (): readonly ReleaseDocument[] => {
  loaded ??= loadOfficialReleases(frame);
  return loaded;
};

export function releaseOf(dataset: string): ReleaseDocument {
  const found = shippedReleases().find((release) => release.dataset === dataset);
  if (!found) throw new Error(`No release of ${dataset}.`);
  return found;
}

export function cellsOf(dataset: string, table: string): readonly Cell[] {
  const found = releaseOf(dataset).tables.find(({ name }) => name === table);
  if (!found) throw new Error(`No table ${table} in ${dataset}.`);
  return found.cells;
}

/** Cells of a period whose codes are these; dimensions not named are the total. */
export function cellAt(
  at: { dataset: string; table: string; period: string; area?: string },
  codes: Readonly<Record<string, string>> = {},
): Cell {
  const found = cellsOf(at.dataset, at.table).filter(
    (cell) =>
      cell.period === at.period &&
      cell.area === (at.area ?? 'K02000001') &&
      Object.entries(cell.dimensions).every(([dimension, code]) => code === (codes[dimension] ?? 'ALL')),
  );
  if (found.length !== 1 || !found[0])
    throw new Error(`${found.length} cells at ${JSON.stringify({ at, codes })}.`);
  return found[0];
}

export const valueAt = (...place: Parameters<typeof cellAt>): number | null => cellAt(...place).value;

/** Per cent of one released count in another, from exact counts. */
export function shareOf(numerator: number | null, denominator: number | null): number | undefined {
  if (numerator === null || denominator === null) throw new Error('A share needs two released counts.');
  return percentOf(numerator, denominator, false)?.percent;
}

export const officialText = (file: string): string =>
  readFileSync(new URL(`../../schema/official/${file}`, import.meta.url), 'utf8');

export function publicationOf(file: string): Publication {
  const found = loadSources().find((source) => source.file === file);
  if (!found) throw new Error(`No source ${file}.`);
  const { sha256: _, ...publication } = found;
  return publication;
}

/** What an import is refused with. */
export function refusalOf(importing: () => unknown) {
  try {
    importing();
  } catch (error) {
    if (!(error instanceof OfficialFileError)) throw error;
    return {
      code: error.code,
      ...error.place,
      expected: error.expected,
      found: error.found,
      remedy: error.remedy,
    };
  }
  throw new Error('The file was imported.');
}
