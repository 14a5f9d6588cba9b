import type { AreaKind } from '../../schema/areas/area.js';
import type { Areas } from '../../schema/areas/areas.js';
import type { LoadedIndicator } from '../../schema/indicators/indicator.js';
import type { Requester } from '../access/requester.js';
import { type AnswerError, errorsOf } from '../questions/answerError.js';
import type { Ask } from '../questions/ask.js';
import { batchedDocument } from './asking/batchedDocument.js';
import { listedKinds } from './asking/indicatorDocuments.js';
import { type AskablePlace, forPeriod, type Place, placeOf, type UnaskablePlace } from './indicatorPlace.js';
import type { IndicatorValue } from './indicatorValue.js';
import { answeredValue, unaskableValue } from './valueOf.js';

/** What indicators are answered with. */
export interface IndicatorMeans {
  readonly ask: Ask;
  /** Whose authority every question is put under. */
  readonly requester: Requester;
  readonly areas: Areas;
}

/** What the graph answered for one place. */
export interface PlaceAnswer {
  readonly place: AskablePlace;
  readonly data: Readonly<Record<string, unknown>>;
  readonly errors: readonly AnswerError[];
}

/**
 * An indicator for any number of places, in their order. Where single years are withheld, the several years that the
 * owner offers in their place are asked in one further question, so that numerator and denominator stay of one period.
 */
export async function answerIndicator(
  means: IndicatorMeans,
  indicator: LoadedIndicator,
  asked: readonly Place[],
): Promise<readonly IndicatorValue[]> {
  const places = asked.map((place) => placeOf(means.areas, indicator, place));
  const first = await valuesOf(means, indicator, places);
  const wider = first.map((value, at) => widerPlace(places[at], value));
  if (wider.every((place) => place === undefined)) return first;
  const again = await valuesOf(means, indicator, wider.filter(isPlace));
  const found = new Map(wider.filter(isPlace).map((place, at) => [place, again[at]]));
  return first.map((value, at) => {
    const place = wider[at];
    const second = place && found.get(place);
    return second?.status === 'RELEASED' ? withPeriodOf(value, second) : value;
  });
}

const isPlace = (place: AskablePlace | undefined): place is AskablePlace => place !== undefined;

/** The place whose figures an owner offers where this one's are withheld, if it is the same area for longer. */
function widerPlace(
  place: AskablePlace | UnaskablePlace | undefined,
  value: IndicatorValue,
): AskablePlace | undefined {
  if (place?.kind !== 'ASKABLE' || value.status !== 'WITHHELD' || value.offered === undefined)
    return undefined;
  return forPeriod(place, value.offered);
}

function withPeriodOf(value: IndicatorValue, wider: IndicatorValue): IndicatorValue {
  const asked = { area: value.asked, period: value.period };
  const note = `${wider.period} for ${value.period}`;
  const { fallback } = wider;
  return {
    ...wider,
    period: value.period,
    fallback: {
      steps: ['YEAR_TO_SEVERAL_YEARS', ...(fallback?.steps ?? [])],
      from: asked,
      to: { area: fallback?.to.area ?? value.asked, period: wider.period },
      note: fallback ? `${note}, ${fallback.note}` : note,
    },
  };
}

async function valuesOf(
  means: IndicatorMeans,
  indicator: LoadedIndicator,
  places: readonly (AskablePlace | UnaskablePlace)[],
): Promise<readonly IndicatorValue[]> {
  const askable = places.filter((place) => place.kind === 'ASKABLE');
  const readings = [...new Set(askable.map(({ reading }) => reading))];
  const answers = await Promise.all(
    readings.map((reading) =>
      askPlaces(
        means,
        askable.filter((place) => place.reading === reading),
      ),
    ),
  );
  const byPlace = new Map(answers.flat().map((answer) => [answer.place, answer]));
  return places.map((place) => {
    if (place.kind === 'UNASKABLE') return unaskableValue(indicator, place);
    const answer = byPlace.get(place);
    if (answer === undefined) throw new TypeError('Every askable place is asked.');
    return answeredValue(indicator, answer);
  });
}

/** One question for all places of one reading. */
async function askPlaces(
  { ask, requester, areas }: IndicatorMeans,
  places: readonly AskablePlace[],
): Promise<readonly PlaceAnswer[]> {
  const codes = places.map(({ area }) => area.code);
  const variables = places.map((place) => place.variables);
  const batch = batchedDocument(places[0]?.reading.query ?? '', variables, sharedKind(areas, codes));
  const { query } = batch;
  const result = await ask({ query, variables: batch.variables }, requester);
  const errors = errorsOf(result);
  return places.map((place) => ({
    place,
    data: batch.answerAt(result.data, place.variables),
    errors: errors.flatMap((error) => {
      const path = batch.pathAt(result.data, place.variables, error.path);
      return path === undefined ? [] : [{ ...error, path }];
    }),
  }));
}

/** A kind that all these areas are of, where listing every area of it is no waste. */
function sharedKind(areas: Areas, codes: readonly string[]): AreaKind | undefined {
  return listedKinds.find((kind) => codes.every((code) => areas.require(code).kinds.includes(kind)));
}
