import { periodKind } from '../../schema/protocol/period.js';
import type { Figure, PlaceStep } from '../engine/cellGate.js';
import { isObject, type PlaceMeans } from './judgePlace.js';
import type { Verdict } from './verdict.js';

/** What stands in an answer where a subgraph's own words don't pass. */
export const withheldText = 'withheld';

/** Overwrites a figure so that nothing of what the subgraph said is left, its choice of a cell's name included. */
export function withhold({ kind, fields }: Figure): void {
  const kept = new Set(['__typename', 'numerator', 'denominator']);
  for (const name of Object.keys(fields)) if (!kept.has(name)) fields[name] = null;
  fields['status'] = 'WITHHELD';
  if (kind === 'count') fields['cell'] = withheldText;
}

/**
 * Overwrites what stands beside a refused count as far as it could be anything: a period or an area that doesn't exist,
 * a note, a table, a code of an open list. Codes of closed lists are enums, and the schema holds them.
 */
export function withholdPlace({ areas, catalogue }: PlaceMeans, { figure }: Verdict): void {
  const object = holderOf(figure)?.object;
  if (object === undefined) return;
  const area = object['area'];
  if (isObject(area) && areas.get(String(area['code'])) === undefined) blank(area, 'code');
  if (periodKind(String(object['period'])) === undefined) blank(object, 'period');
  const open = catalogue.datasets
    .flatMap((dataset) => catalogue.dimensionsOf(dataset))
    .filter((dimension) => dimension.open);
  for (const name of ['note', 'table', ...open.map((dimension) => dimension.name)]) blank(object, name);
}

const holderOf = (figure: Figure): PlaceStep | undefined =>
  figure.place.findLast(({ type }) => type !== 'Rate');

function blank(object: Record<string, unknown>, name: string): void {
  if (object[name] !== undefined && object[name] !== null) object[name] = withheldText;
}
