import type { Dataset, Table } from '../../../schema/datasets/dataset.js';
import { approximations, type CitedFigure } from '../../../schema/evidence/evidence.js';
import { sha256 } from '../../../schema/protocol/canonicalJson.js';
import type { Cell } from '../../../schema/protocol/cell.js';
import type { ReleaseDocument, ReleaseTable } from '../../../schema/protocol/release.js';
import type { OfficialSource, Publication } from './officialFile.js';
import { officialRelease, publicationOf } from './officialRelease.js';
import { isNationalArea, publishedCell } from './publishedCell.js';
import { readCitedFigures } from './readCitedFigures.js';
import type { Frame } from './reference.js';

/** Single published counts, each in the table of its kind of area. */
export function importCitedFigures(
  text: string,
  publication: Publication,
  dataset: Dataset,
  { areas }: Pick<Frame, 'areas'>,
): ReleaseDocument {
  // Shares and averages published without their counts can't be checked, so they aren't cells.
  const counts = readCitedFigures(publication.file, text).filter(({ kind }) => kind === 'COUNT');
  const kindsOf = ({ area }: CitedFigure) => areas.get(area)?.kinds ?? [];
  const isIn = (figure: CitedFigure, table: Table) => kindsOf(figure).includes(table.area);
  const outside = counts.filter((figure) => !dataset.tables.some((table) => isIn(figure, table)));
  const caveats = [...publication.caveats, ...outsideNote(outside)];
  const source = { ...publication, caveats, sha256: sha256(text) };
  const tables = dataset.tables.map((table): ReleaseTable => {
    const cells = counts.filter((figure) => isIn(figure, table)).map((figure) => cellOf(figure, source));
    return { name: table.name, status: 'COMPLETE', cells };
  });
  return officialRelease({ dataset, source, period: extentOf(counts), breaks: [], tables });
}

/** First and last year that some figure touches. */
function extentOf(figures: readonly CitedFigure[]) {
  const years = figures.flatMap(({ period }) => period.match(/\d{4}/g) ?? []).sort();
  return { from: years[0] ?? '', to: years.at(-1) ?? '' };
}

function cellOf(figure: CitedFigure, source: OfficialSource): Cell {
  const place = { area: figure.area, period: figure.period, dimensions: { figure: figure.id } };
  const cell = publishedCell(place, figure.value, isNationalArea(place), publicationOf(source));
  return { ...cell, note: [cell.note, ...noteOf(figure)].filter(Boolean).join(' ') };
}

function noteOf({ title, periodAsWritten, approximate, source, caveat }: CitedFigure): string[] {
  const exactness = approximate ? approximations[approximate] : '';
  return [`${title}, ${periodAsWritten}.`, exactness, caveat ?? '', `Source: ${source}.`];
}

function outsideNote(figures: readonly CitedFigure[]): string[] {
  if (figures.length === 0) return [];
  return [`Left out, because no table is by their kind of area: ${figures.map(({ id }) => id).join(', ')}.`];
}
