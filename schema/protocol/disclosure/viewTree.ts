import { type Margin, marginOf } from './margin.js';
import { joinOf, productOf, refines } from './partition.js';
import { atomsOf, isByQuarter, type View } from './view.js';

/** Views, and the pairs of them that are to be linked, by number. */
export interface ViewTree {
  readonly views: readonly View[];
  readonly pairs: readonly Edge[];
}

type Edge = readonly [number, number];

/**
 * Links as few pairs of views as say everything: the tree whose common margins are largest. Where whatever two views
 * share is shared by all between them, tables that agree along the tree are margins of one table of people (Lauritzen,
 * Graphical Models, 1996, chapters 2 to 4); where it isn't, two views of one dataset become one until it is. Where neither of two
 * views' areas lie within the other's, a view of their common parts is put between them.
 */
export function treeOf(given: readonly View[]): ViewTree {
  const edges = spanningTree(given);
  const mergeable = brokenPath(given, edges);
  if (mergeable !== undefined) return treeOf(merge(given, mergeable));
  const views = [...given];
  const pairs = edges.flatMap(([from, to]): readonly Edge[] => {
    const between = betweenOf(views[from], views[to]);
    if (between === undefined) return [[from, to]];
    const at = views.push(between) - 1;
    return [
      [from, at],
      [at, to],
    ];
  });
  return { views, pairs };
}

function spanningTree(views: readonly View[]): readonly Edge[] {
  const edges: Edge[] = [];
  const reached = new Set([0]);
  while (reached.size < views.length) {
    let best: Edge = [0, 0];
    let size = 0;
    for (const from of reached)
      for (const [to, view] of views.entries()) {
        const margin = reached.has(to) ? 0 : marginSize(views[from], view);
        if (margin > size) [best, size] = [[from, to], margin];
      }
    if (size === 0) break;
    edges.push(best);
    reached.add(best[1]);
  }
  return edges;
}

const marginSize = (one: View | undefined, other: View): number =>
  one === undefined ? 0 : marginOf(one, other).size;

/** The two views to make one where some pair shares more than a link on the way between them does. */
function brokenPath(views: readonly View[], edges: readonly Edge[]): Edge | undefined {
  for (const [from, one] of views.entries())
    for (const [to, other] of views.entries()) {
      if (to <= from) continue;
      const path = pathOf(edges, from, to);
      const shared = marginOf(one, other);
      const isWhole = path.slice(1).every((at, step) => {
        const [near, far] = [views[path[step] ?? 0], views[at]];
        return near !== undefined && far !== undefined && isIn(shared, marginOf(near, far));
      });
      const mergeable = isWhole ? undefined : smallestMerge(views, path);
      if (mergeable !== undefined) return mergeable;
    }
  return undefined;
}

function isIn(inner: Margin, outer: Margin): boolean {
  const names = new Set(outer.names);
  const hasPeriods = outer.byQuarter || !inner.byQuarter;
  return hasPeriods && inner.names.every((name) => names.has(name)) && refines(outer.areas, inner.areas);
}

function pathOf(
  edges: readonly Edge[],
  from: number,
  to: number,
  seen: readonly number[] = [],
): readonly number[] {
  if (from === to) return [...seen, to];
  for (const [a, b] of edges) {
    const next = a === from ? b : b === from ? a : undefined;
    if (next === undefined || seen.includes(next)) continue;
    const found = pathOf(edges, next, to, [...seen, from]);
    if (found.length > 0) return found;
  }
  return [];
}

function smallestMerge(views: readonly View[], path: readonly number[]): Edge | undefined {
  let best: Edge | undefined;
  let size = Number.POSITIVE_INFINITY;
  for (const from of path)
    for (const to of path) {
      const [one, other] = [views[from], views[to]];
      if (from >= to || one === undefined || one.outline !== other?.outline) continue;
      const atoms = atomsOf(mergedOf(one, other));
      if (atoms < size) [best, size] = [[from, to], atoms];
    }
  return best;
}

function merge(views: readonly View[], [from, to]: Edge): readonly View[] {
  const [one, other] = [views[from], views[to]];
  if (one === undefined || other === undefined) return views;
  return views.flatMap((view, at) => (at === from ? [mergedOf(one, other)] : at === to ? [] : [view]));
}

/** One view of all that two views of a dataset tell. */
export function mergedOf(one: View, other: View): View {
  const more = other.dimensions.filter(
    (dimension) =>
      !one.dimensions.some(({ shared, name }) => shared === dimension.shared && name === dimension.name),
  );
  return {
    outline: one.outline,
    tables: [...one.tables, ...other.tables],
    areas: productOf(one.areas, other.areas),
    periods: isByQuarter(other) ? other.periods : one.periods,
    dimensions: [...one.dimensions, ...more],
  };
}

function betweenOf(one?: View, other?: View): View | undefined {
  if (!one || !other || joinOf(one.areas, other.areas).size === Math.min(one.areas.size, other.areas.size))
    return undefined;
  const { periods, names } = marginOf(one, other);
  const dimensions = one.dimensions.filter(({ shared }) => shared !== undefined && names.includes(shared));
  const { outline } = one.outline.dataset.partOfPopulation ? other : one;
  return { outline, tables: [], areas: productOf(one.areas, other.areas), periods, dimensions };
}
