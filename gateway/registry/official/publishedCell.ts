import type { Cell, CellPlace } from '../../../schema/protocol/cell.js';
import { threshold } from '../../../schema/protocol/tenFive.js';
import type { MissingCount } from './leaf.js';

/** A cell's place in every period. */
export type Place = Omit<CellPlace, 'period'>;

/** Decides whether a place counts as national level. */
export type IsNational = (place: Place) => boolean;

/** The first three characters of an ONS code name its kind: these are countries and unions of them. */
const countryCode = /^(?:K0[2-4]|[ENSW]92)/;

export const unitedKingdom = 'K02000001';

export const isNationalArea: IsNational = ({ area }) => countryCode.test(area);

/**
 * Rule PUBLISHED: national series stand exactly as published. Below national level so does a count from 10 up;
 * a smaller one is withheld although it is published, and the note says where.
 */
export function publishedCell(
  place: CellPlace,
  count: number,
  isNational: boolean,
  publication: string,
): Cell {
  if (isNational || count >= threshold) return { ...place, value: count, status: 'RELEASED' };
  return { ...place, value: null, status: 'WITHHELD', note: withheldNote(publication) };
}

const withheldNote = (publication: string): string =>
  `Under ${threshold} below national level: withheld here, though openly published in ${publication}.`;

const missingNotes: Readonly<Record<MissingCount, string>> = {
  WITHHELD: 'Withheld by the publisher in',
  NOT_COLLECTED: 'Marked as not available in',
  NOT_APPLICABLE: 'Marked as not applicable in',
};

/** A cell in whose place the publication has a symbol, or whose sum such a one is part of. */
export function missingCell(place: CellPlace, status: MissingCount, publication: string): Cell {
  return { ...place, value: null, status, note: `${missingNotes[status]} ${publication}.` };
}

/** A cell that nobody publishes. */
export function notCollected(place: CellPlace, note: string): Cell {
  return { ...place, value: null, status: 'NOT_COLLECTED', note };
}
