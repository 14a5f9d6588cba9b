import type { AreaKind } from '../../schema/areas/area.js';
import type { Areas } from '../../schema/areas/areas.js';
import type {
  ComputedReading,
  LoadedIndicator,
  UnansweredReading,
} from '../../schema/indicators/indicator.js';
import { periodKind } from '../../schema/protocol/period.js';
import type { PlaceVariables } from './asking/batch.js';
import type { NamedArea } from './observation.js';

/** An indicator for one area, and for the period its reading names where none is asked. */
export interface Place {
  readonly area: string;
  readonly period?: string | undefined;
}

/** A place that can be asked of the graph. */
export interface AskablePlace {
  readonly kind: 'ASKABLE';
  readonly reading: ComputedReading;
  readonly asked: NamedArea;
  /** The area that is asked instead, where figures may not be released for smaller ones. */
  readonly area: NamedArea;
  readonly period: string;
  readonly variables: PlaceVariables;
}

/** A place that has no answer, with the reason. */
export interface UnaskablePlace extends Pick<UnansweredReading, 'because' | 'who'> {
  readonly kind: 'UNASKABLE';
  readonly status: UnansweredReading['state'];
  readonly asked: NamedArea;
  readonly period: string;
}

/** The kinds of area that have readings, in the order in which an area of several kinds takes one. */
const levels: readonly AreaKind[] = [
  'CITY_REGION',
  'POLICE_FORCE_AREA',
  'REGION',
  'COUNTRY',
  'LOCAL_AUTHORITY',
];

/** How an indicator is asked for a place. Throws `UNKNOWN_AREA`. */
export function placeOf(
  areas: Areas,
  { readings }: Pick<LoadedIndicator, 'readings'>,
  place: Place,
): AskablePlace | UnaskablePlace {
  const { code, name, kinds } = areas.require(place.area);
  const level = levels.find((kind) => kinds.includes(kind) && readings[kind] !== undefined);
  const reading = level && readings[level];
  const none = { kind: 'UNASKABLE', asked: { code, name }, period: place.period ?? '' } as const;
  if (reading?.state === 'COMPUTED') return computedPlace(areas, reading, none);
  if (reading === undefined) {
    return { ...none, status: 'NOT_APPLICABLE', because: 'It is read for countries and city regions alone.' };
  }
  const { state, because, who } = reading;
  return { ...none, status: state, because, ...(who !== undefined && { who }) };
}

function computedPlace(
  areas: Areas,
  reading: ComputedReading,
  none: Pick<UnaskablePlace, 'kind' | 'asked' | 'period'>,
): AskablePlace | UnaskablePlace {
  const { asked } = none;
  const period = none.period || reading.period;
  const variables = variablesFor(reading, period);
  const area = widerArea(areas, asked, reading.wider);
  if (variables === undefined) {
    const because = `It is read by ${readBy(reading)}, not for ${period}.`;
    return { ...none, period, status: 'NOT_COLLECTED', because };
  }
  if (area === undefined) {
    const kind = reading.wider?.replaceAll('_', ' ').toLowerCase();
    const because = `The figures stand by ${kind}, and ${asked.name} lies in more than one.`;
    return { ...none, period, status: 'NOT_APPLICABLE', because };
  }
  return {
    kind: 'ASKABLE',
    reading,
    asked,
    area,
    period,
    variables: { ...variables, area: area.code, period },
  };
}

/** The same place for another period. */
export function forPeriod(place: AskablePlace, period: string): AskablePlace | undefined {
  const variables = variablesFor(place.reading, period);
  return variables && { ...place, period, variables: { ...variables, area: place.area.code, period } };
}

function variablesFor({ byPeriod }: ComputedReading, period: string): PlaceVariables | undefined {
  const kind = periodKind(period);
  return kind === 'QUARTER' ? byPeriod.QUARTER : byPeriod.YEAR;
}

const readBy = ({ byPeriod }: ComputedReading): string =>
  [byPeriod.YEAR && 'year', byPeriod.QUARTER && 'quarter'].filter(Boolean).join(' and ');

/** The smallest area of a kind that holds the one asked about; undefined where it reaches over several. */
function widerArea(areas: Areas, asked: NamedArea, wider: AreaKind | undefined): NamedArea | undefined {
  if (wider === undefined || areas.require(asked.code).kinds.includes(wider)) return asked;
  const around = areas.containing(asked.code, wider);
  const smallest = around.toSorted(
    (a, b) => areas.leavesOf(a.code).length - areas.leavesOf(b.code).length,
  )[0];
  return smallest && { code: smallest.code, name: smallest.name };
}
