import { type CellStatus, cellStatuses } from '../../../schema/protocol/cell.js';
import { valueIn } from './place.js';
import { objectsOf, type SelectedField } from './selectedField.js';
import type { CountRow, Place } from './tidyRow.js';

type Figure = Pick<CountRow, 'value' | 'status' | 'note' | 'percent' | 'low' | 'high' | 'denominator'>;

export interface Found {
  readonly measure: string;
  readonly place: Place;
  readonly dimensions: Readonly<Record<string, string>>;
}

/**
 * The rows of an object that carries figures. A count with its share beside it is one row; two counts are two
 * rows, told apart by the field's name at the end of the measure.
 */
export function figureRows(
  fields: readonly SelectedField[],
  { measure, place, dimensions }: Found,
): readonly CountRow[] {
  const counts = fields.filter(({ type }) => type.name === 'Count');
  const rates = fields.filter(({ type }) => type.name === 'Rate');
  const row = (figure: Figure, name?: string): CountRow => ({
    kind: 'COUNT',
    measure: name === undefined ? measure : [measure, name].filter(Boolean).join('/'),
    ...place,
    dimensions,
    ...figure,
  });
  const [count] = counts;
  const [rate] = rates;
  if (count && counts.length === 1 && rates.length <= 1) {
    return objectsOf(count.value).map((found) => {
      const share = objectsOf(rate?.value)[0];
      return row({ ...countFigure(found), ...(share && rateParts(share)) }, lastName(count));
    });
  }
  const single = rates.length === 1 && counts.length === 0;
  return [
    ...counts.flatMap((field) => objectsOf(field.value).map((found) => row(countFigure(found), field.key))),
    ...rates.flatMap((field) =>
      objectsOf(field.value).map((found) => row(rateFigure(found), single ? lastName(field) : field.key)),
    ),
  ];
}

/** `count` and `share` say nothing beside the measure; an alias or another name does. */
const lastName = ({ key }: SelectedField): string | undefined =>
  ['count', 'share'].includes(key) ? undefined : key;

function countFigure(count: object): Figure {
  return {
    value: numberIn(count, 'value'),
    status: statusIn(count),
    note: noteIn(count),
    percent: null,
    low: null,
    high: null,
    denominator: null,
  };
}

function rateFigure(rate: object): Figure {
  const numerator = objectsOf(valueIn(rate, 'numerator'))[0];
  const counted = numerator ? countFigure(numerator) : { value: null, note: null };
  return { ...counted, status: statusIn(rate), ...rateParts(rate) };
}

function rateParts(rate: object): Pick<Figure, 'percent' | 'low' | 'high' | 'denominator'> {
  const denominator = objectsOf(valueIn(rate, 'denominator'))[0];
  return {
    percent: numberIn(rate, 'percent'),
    low: numberIn(rate, 'low'),
    high: numberIn(rate, 'high'),
    denominator: denominator ? numberIn(denominator, 'value') : null,
  };
}

function numberIn(object: object, key: string): number | null {
  const value = valueIn(object, key);
  return typeof value === 'number' ? value : null;
}

function noteIn(object: object): string | null {
  const value = valueIn(object, 'note');
  return typeof value === 'string' ? value : null;
}

/** A document that asks for no status gets one from the value, and never a value under a status it didn't ask for. */
function statusIn(object: object): CellStatus {
  const value = valueIn(object, 'status');
  const known = Object.keys(cellStatuses).find((status): status is CellStatus => status === value);
  return known ?? (numberIn(object, 'value') === null ? 'WITHHELD' : 'RELEASED');
}
