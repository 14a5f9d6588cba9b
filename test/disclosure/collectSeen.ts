import type { SeenCell } from './oracle/seenCell.js';
import { means } from './shippedWorld.js';

/** A count as an answer shows it, wherever it stands. */
export interface SeenCount {
  readonly cell: string;
  readonly value: number | null;
  readonly status: string;
}

/** A rate as an answer shows it. */
export interface SeenRate {
  readonly percent: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly status: string;
  readonly numerator: SeenCount;
  readonly denominator: SeenCount;
}

/** Every count in an answer, at any depth: what one requester has after it. */
export const countsIn = (answer: unknown): readonly SeenCount[] => found(answer, isCount);
export const ratesIn = (answer: unknown): readonly SeenRate[] => found(answer, isRate);

function found<Thing>(
  answer: unknown,
  isThing: (value: object) => value is Thing & object,
): readonly Thing[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const own: readonly Thing[] = isThing(answer) ? [answer] : [];
  return [...own, ...Object.values(answer).flatMap((value) => found(value, isThing))];
}

const isCount = (value: object): value is SeenCount =>
  'cell' in value && 'status' in value && 'value' in value;
const isRate = (value: object): value is SeenRate => 'percent' in value && 'numerator' in value;

/** The place of a count, read from its name: owner.dataset.vintage#TABLE/area/period/codes. */
export function seenCellOf({ cell, value, status }: SeenCount): SeenCell {
  const [release = '', place = ''] = cell.split('#');
  const [owner = '', dataset = ''] = release.split('.');
  const [table = '', area = '', period = '', ...codes] = place.split('/').map(decodeURIComponent);
  const declared = means.catalogue.dataset(dataset)?.tables.find(({ name }) => name === table);
  const named = declared?.dimensions.map((name, at) => [name, codes[at] ?? '']) ?? [];
  return { owner, dataset, table, area, period, codes: Object.fromEntries(named), value, status };
}
