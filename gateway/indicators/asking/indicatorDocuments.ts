import type { AreaKind } from '../../../schema/areas/area.js';
import type { LoadedIndicator } from '../../../schema/indicators/indicator.js';
import { batchedDocument } from './batchedDocument.js';

/** Kinds whose areas are read from a list of all of them. */
export const listedKinds = ['CITY_REGION', 'REGION'] as const satisfies readonly AreaKind[];

/** Every document that indicators are asked by for up to so many places at once. What they hold is in their saved documents. */
export function indicatorDocuments(
  indicators: readonly LoadedIndicator[],
  mostPlaces: number,
): readonly string[] {
  const queries = indicators.flatMap(({ readings }) =>
    Object.values(readings).flatMap((reading) => (reading?.state === 'COMPUTED' ? [reading.query] : [])),
  );
  return [...new Set(queries)].flatMap((query) => [
    ...counts(mostPlaces).map((count) => batchedDocument(query, apart(count), undefined).query),
    ...listedKinds.map((kind) => batchedDocument(query, alike, kind).query),
  ]);
}

const counts = (most: number): readonly number[] => Array.from({ length: most }, (_, at) => at + 1);

/** Places that differ in everything, so that each is asked under a name of its own. */
const apart = (count: number) => counts(count).map((at) => ({ area: `area ${at}`, period: `period ${at}` }));

const alike = [
  { area: 'one', period: 'the same' },
  { area: 'another', period: 'the same' },
];
