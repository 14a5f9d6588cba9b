import type { CellGate, FetchedCount, FetchedRate, GatedRequest } from '../cellGate.js';
import type { Place } from '../operation/selectionTree.js';
import { origin } from '../plan/pruneAnswer.js';
import type { PreparedOperation } from '../preparedOperation.js';
import { isBag, type OpenBag } from '../run/bag.js';
import type { PathPart } from '../run/fieldFault.js';
import type { PlanRun } from '../run/planRun.js';

export interface Inspected {
  readonly prepared: PreparedOperation;
  readonly run: PlanRun;
  readonly gated: GatedRequest;
}

type Found = FetchedCount | FetchedRate;

/** Shows every Count and Rate of an answer to the gate, once, before anything is written. */
export async function inspectFigures(gate: CellGate, { prepared, run, gated }: Inspected): Promise<void> {
  const found: Found[] = [];
  if (leadsToFigures(prepared.root)) walk([prepared.root], run.data, [], found);
  if (found.length === 0) return;
  await gate.inspect(found, gated);
  // What the gate wrote may need escapes that what was fetched didn't.
  run.isPlain = false;
}

const known = new WeakMap<Place, boolean>();

function leadsToFigures(place: Place): boolean {
  const found = known.get(place);
  if (found !== undefined) return found;
  const leads =
    place.typename === 'Count' ||
    place.typename === 'Rate' ||
    place.selected.some(({ child }) => child !== undefined && leadsToFigures(child));
  known.set(place, leads);
  return leads;
}

function walk(places: readonly Place[], value: unknown, path: readonly PathPart[], found: Found[]): void {
  if (Array.isArray(value)) {
    value.forEach((item, at) => {
      walk(places, item, [...path, at], found);
    });
    return;
  }
  if (!isBag(value)) return;
  const typename = places[0]?.typename;
  if (typename === 'Count') found.push(countOf(value, path));
  else if (typename === 'Rate') found.push(rateOf(value, path));
  else walkFields(places, value, path, found);
}

function walkFields(
  places: readonly Place[],
  value: OpenBag,
  path: readonly PathPart[],
  found: Found[],
): void {
  const below = new Map<string, { readonly dataKey: string; readonly children: Place[] }>();
  for (const { child, dataKey, responseKey } of places.flatMap(({ selected }) => selected)) {
    if (!child || !leadsToFigures(child)) continue;
    // Fields of different types may share a response key; each has its own place in the data.
    const key = `${responseKey} ${dataKey} ${child.typename}`;
    const group = below.get(key) ?? { dataKey, children: [] };
    group.children.push(child);
    below.set(key, group);
  }
  for (const [key, { dataKey, children }] of below) {
    walk(children, value[dataKey], [...path, key.split(' ')[0] ?? ''], found);
  }
}

const subgraphOf = (fields: OpenBag): string => String(Reflect.get(fields, origin) ?? '');

const countOf = (fields: OpenBag, path: readonly PathPart[]): FetchedCount => ({
  kind: 'count',
  subgraph: subgraphOf(fields),
  path,
  fields,
});

function rateOf(fields: OpenBag, path: readonly PathPart[]): FetchedRate {
  const part = (name: string): FetchedCount => {
    const count = fields[name];
    // A rate without its counts can't be compared; the gate is shown counts that say nothing.
    return countOf(isBag(count) ? count : emptyCount(), [...path, name]);
  };
  const [numerator, denominator] = [part('numerator'), part('denominator')];
  return { kind: 'rate', subgraph: subgraphOf(fields), path, fields, numerator, denominator };
}

const emptyCount = (): OpenBag => Object.create(null) as OpenBag;
