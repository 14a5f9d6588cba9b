import DataLoader from 'dataloader';
import type { Register } from './register.js';
import { findSeries, type ServedSeries } from './servedSeries.js';

/** One area's part of a question; the loader joins those that differ in the area alone. */
export interface SeriesKey {
  readonly dataset: string;
  readonly table: string;
  readonly areas: readonly string[];
  readonly periods: readonly string[];
}

export type SeriesLoader = DataLoader<SeriesKey, readonly ServedSeries[], string>;

/** A loader for one request. For 33 boroughs it sends one statement for each dataset and table. */
export function seriesLoader(register: Register): SeriesLoader {
  return new DataLoader((keys) => loadAll(register, keys), { cacheKeyFn: (key) => JSON.stringify(key) });
}

async function loadAll(register: Register, keys: readonly SeriesKey[]): Promise<(readonly ServedSeries[])[]> {
  const groups = new Map<string, SeriesKey[]>();
  for (const key of keys) {
    const question = JSON.stringify([key.dataset, key.table, key.periods]);
    groups.set(question, [...(groups.get(question) ?? []), key]);
  }
  const answers = new Map<SeriesKey, readonly ServedSeries[]>();
  await Promise.all([...groups.values()].map((group) => loadGroup(register, group, answers)));
  return keys.map((key) => answers.get(key) ?? []);
}

type Answers = Map<SeriesKey, readonly ServedSeries[]>;

async function loadGroup(register: Register, group: readonly SeriesKey[], answers: Answers): Promise<void> {
  const [first] = group;
  if (first === undefined) return;
  const areas = [...new Set(group.flatMap((key) => key.areas))];
  const found = await findSeries(register, { ...first, areas });
  for (const key of group) answers.set(key, within(found, key.areas));
}

function within(found: readonly ServedSeries[], areas: readonly string[]): readonly ServedSeries[] {
  return found
    .map(({ release, cells }) => ({ release, cells: cells.filter((cell) => areas.includes(cell.area)) }))
    .filter(({ cells }) => cells.length > 0);
}
