import type { Areas } from '../../schema/areas/areas.js';
import type { TableKinds } from '../../schema/areas/rollUp.js';
import { all, type Catalogue, type Dataset } from '../../schema/datasets/dataset.js';
import type { FetchedCount, PlaceStep } from '../engine/cellGate.js';
import type { Registered } from './judgeCount.js';
import { isWithinQuestion } from './judgeQuestion.js';

export interface PlaceMeans {
  readonly catalogue: Catalogue;
  readonly areas: Areas;
  /** Codes of the areas that answer a question about one; none where there is no such area. */
  readonly answering: (asked: string, kinds: TableKinds) => ReadonlySet<string>;
}

/** How a count is held: by itself, as a part of a rate, and whether it stands for another that is withheld. */
export interface Holding {
  readonly holder: PlaceStep | undefined;
  readonly part: 'count' | 'numerator' | 'denominator';
  readonly isFallback: boolean;
  /** From the dataset's field on Area inwards. */
  readonly steps: readonly PlaceStep[];
}

export function holdingOf({ place }: FetchedCount): Holding {
  const from = place.findLastIndex(({ type }) => type === 'Area');
  const steps = place.slice(Math.max(from, 0));
  const last = steps.at(-1);
  const inRate = last?.type === 'Rate';
  const part = inRate && last.field === 'denominator' ? 'denominator' : inRate ? 'numerator' : 'count';
  const isFallback = steps.some(({ type }) => type === 'Fallback');
  return { holder: inRate ? steps.at(-2) : last, part, isFallback, steps };
}

/** Whether a cell belongs where the answer shows its count, as far as the answer shows it. */
export function belongs(means: PlaceMeans, registered: Registered, holding: Holding): boolean {
  const dataset = means.catalogue.dataset(registered.cell.dataset);
  if (dataset === undefined) return false;
  const about = holding.steps.every((step) => isOfRelease(step, registered, dataset));
  return about && isUnderHolder(means, registered, holding) && isWithinQuestion(means, registered, holding);
}

/** A series shows its release, owners and basis; whatever else says so means the same. */
function isOfRelease({ object }: PlaceStep, { release }: Registered, dataset: Dataset): boolean {
  const shown = object?.['release'];
  const owners = object?.['owners'];
  const basis = object?.['basis'];
  if (isObject(shown) && !isSame(shown['id'], release.id)) return false;
  if (Array.isArray(owners) && !isOwnedBy(owners, release)) return false;
  return isSame(basis, dataset.basis);
}

function isOwnedBy(shown: readonly unknown[], { owners }: Registered['release']): boolean {
  return (
    shown.length === owners.length &&
    owners.every(({ id, name }, at) => {
      const owner = shown[at];
      return isObject(owner) && isSame(owner['id'], id) && isSame(owner['name'], name);
    })
  );
}

/** Area, period and codes beside the count, or beside the rate it is part of. */
function isUnderHolder({ catalogue }: PlaceMeans, { cell }: Registered, { holder, part }: Holding): boolean {
  const object = holder?.object;
  if (object === undefined) return true;
  const area = object['area'];
  if (isObject(area) && !isSame(area['code'], cell.area)) return false;
  if (!isSame(object['period'], cell.period)) return false;
  if (holder?.type === 'Fallback') return isSame(object['table'], cell.table);
  if (holder?.type === 'CitedFigure') return isSame(object['id'], cell.dimensions['figure']);
  const dataset = catalogue.dataset(cell.dataset);
  const dimensions = dataset ? catalogue.dimensionsOf(dataset) : [];
  return dimensions.every(({ name }) => {
    const code = cell.dimensions[name] ?? null;
    return isSame(object[name], code) || (part === 'denominator' && code === all);
  });
}

/** What wasn't asked for shows nothing, and so can't be wrong. */
export const isSame = (shown: unknown, expected: unknown): boolean =>
  shown === undefined || shown === expected;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
