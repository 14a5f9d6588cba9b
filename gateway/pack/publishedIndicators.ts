import type { Catalogue } from '../../schema/datasets/dataset.js';
import type { LoadedIndicator, Reading } from '../../schema/indicators/indicator.js';
import { datasetsAsked } from '../../schema/indicators/loadIndicators.js';

/** The indicators that ask no partner anything for a city region: those of published figures, and the stated gaps. */
export const publishedIndicators = (
  catalogue: Catalogue,
  indicators: readonly LoadedIndicator[],
): readonly LoadedIndicator[] =>
  indicators.filter(({ readings: { CITY_REGION: reading } }) => !reading || isPublished(catalogue, reading));

const isPublished = (catalogue: Catalogue, reading: Reading): boolean =>
  reading.state !== 'COMPUTED' ||
  datasetsAsked(catalogue, reading.query).every((name) => catalogue.dataset(name)?.rule === 'PUBLISHED');
