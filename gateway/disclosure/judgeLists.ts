import type { Catalogue } from '../../schema/datasets/dataset.js';
import { listOf, seriesPathsOf } from './figurePath.js';
import { holdingOf } from './judgePlace.js';
import { type CountVerdict, refusedFor } from './verdict.js';

/**
 * Refuses what is wrong with figures together: a cell twice in a list, and under the field of a dataset a series of
 * several releases, or twin series. What a partner's own field lists are cells, or whatever it likes.
 */
export function repeated(
  verdicts: readonly CountVerdict[],
  catalogue: Pick<Catalogue, 'dataset'>,
): readonly CountVerdict[] {
  const twice = cellsTwice(verdicts);
  const isOfDataset = ({ figure }: CountVerdict) =>
    catalogue.dataset(holdingOf(figure).steps[0]?.field ?? '') !== undefined;
  const mixed = mixedSeries(verdicts.filter(isOfDataset));
  return verdicts.map((verdict) => {
    if (twice.has(verdict)) return refusedFor(verdict, 'CELL_REPEATED');
    return mixed.has(verdict) ? refusedFor(verdict, 'RELEASES_MIXED') : verdict;
  });
}

/** Counts whose cell stands at two places of one list. What stands for a withheld cell may stand for several. */
function cellsTwice(verdicts: readonly CountVerdict[]): ReadonlySet<CountVerdict> {
  const places = new Map<string, CountVerdict[]>();
  for (const verdict of verdicts) {
    const list = listOf(verdict.figure);
    const { part, isFallback } = holdingOf(verdict.figure);
    if (list === undefined || part !== 'count' || isFallback || verdict.registered === undefined) continue;
    push(places, `${list.list} ${verdict.registered.cell.id}`, verdict);
  }
  const indices = (group: readonly CountVerdict[]) =>
    new Set(group.map(({ figure }) => listOf(figure)?.index));
  return new Set([...places.values()].filter((group) => indices(group).size > 1).flat());
}

/** Counts of a series with several releases, and of series that share their release with another of the same list. */
function mixedSeries(verdicts: readonly CountVerdict[]): ReadonlySet<CountVerdict> {
  const bySeries = new Map<string, CountVerdict[]>();
  const byRelease = new Map<string, CountVerdict[]>();
  for (const verdict of verdicts) {
    const paths = seriesPathsOf(verdict.figure);
    if (paths === undefined || verdict.registered === undefined) continue;
    push(bySeries, JSON.stringify(paths.series), verdict);
    push(byRelease, JSON.stringify([paths.list, verdict.registered.cell.release]), verdict);
  }
  const releases = (group: readonly CountVerdict[]) =>
    new Set(group.map(({ registered }) => registered?.cell.release));
  const series = (group: readonly CountVerdict[]) =>
    new Set(group.map(({ figure }) => JSON.stringify(seriesPathsOf(figure)?.series)));
  return new Set([
    ...[...bySeries.values()].filter((group) => releases(group).size > 1).flat(),
    ...[...byRelease.values()].filter((group) => series(group).size > 1).flat(),
  ]);
}

function push<Item>(groups: Map<string, Item[]>, key: string, item: Item): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}
