import type { FetchedCount, FetchedRate, Figure, PlaceStep } from '../cellGate.js';
import { origin } from '../plan/pruneAnswer.js';
import { isBag, type OpenBag } from '../run/bag.js';
import type { PathPart } from '../run/fieldFault.js';

/** Types that carry figures. */
export const figureTypes: ReadonlySet<string> = new Set(['Count', 'Rate']);

export const isFigureType = (typename: string): boolean => figureTypes.has(typename);

interface At {
  readonly path: readonly PathPart[];
  readonly place: readonly PlaceStep[];
}

/** A fetched Count, or a fetched Rate with its two counts, as the gate takes them. */
export function figureOf(typename: string, fields: OpenBag, at: At): readonly Figure[] {
  if (typename === 'Count') return [countOf(fields, at)];
  const part = (field: string): FetchedCount | undefined => {
    const count = fields[field];
    const step: PlaceStep = { type: typename, field, args: {}, object: fields };
    return isBag(count)
      ? countOf(count, { path: [...at.path, field], place: [...at.place, step] })
      : undefined;
  };
  const [numerator, denominator] = [part('numerator'), part('denominator')];
  const rate: FetchedRate = {
    kind: 'rate',
    subgraph: subgraphOf(fields),
    ...at,
    fields,
    numerator,
    denominator,
  };
  return [rate, ...[numerator, denominator].filter((count) => count !== undefined)];
}

const countOf = (fields: OpenBag, at: At): FetchedCount => ({
  kind: 'count',
  subgraph: subgraphOf(fields),
  ...at,
  fields,
});

/** Which subgraph gave an object. */
export const subgraphOf = (fields: OpenBag): string => String(Reflect.get(fields, origin) ?? '');
