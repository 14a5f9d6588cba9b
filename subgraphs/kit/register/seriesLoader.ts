import DataLoader from 'dataloader';
import { type Clock, systemClock } from './age.js';
import type { Register } from './register.js';
import { findSeries, type ServedSeries } from './servedSeries.js';

/** One area's part of a question; the loader joins those that differ in the area alone. */
export interface SeriesKey {
  readonly dataset: string;
  readonly table: string;
  readonly areas: readonly string[];
  readonly periods: readonly string[];
  /** See {@link SeriesQuestion.vintage}. */
  readonly vintage?: string | undefined;
}

export type SeriesLoader = DataLoader<SeriesKey, readonly ServedSeries[], string>;

/** A loader for one request. For 33 boroughs it sends one statement for each dataset and table. */
export function seriesLoader(register: Register, clock: Clock = systemClock): SeriesLoader {
  return new DataLoader((keys) => loadAll({ register, now: clock() }, keys), {
    cacheKeyFn: (key) => JSON.stringify(key),
  });
}

interface Means {
  readonly register: Register;
  readonly now: Date;
}

async function loadAll(means: Means, keys: readonly SeriesKey[]): Promise<(readonly ServedSeries[])[]> {
  const groups = new Map<string, SeriesKey[]>();
  for (const key of keys) {
    const question = JSON.stringify([key.dataset, key.table, key.periods, key.vintage]);
    groups.set(question, [...(groups.get(question) ?? []), key]);
  }
  const answers = new Map<SeriesKey, readonly ServedSeries[]>();
  await Promise.all([...groups.values()].map((group) => loadGroup(means, group, answers)));
  return keys.map((key) => answers.get(key) ?? []);
}

type Answers = Map<SeriesKey, readonly ServedSeries[]>;

async function loadGroup(
  { register, now }: Means,
  group: readonly SeriesKey[],
  answers: Answers,
): Promise<void> {
  const [first] = group;
  if (first === undefined) return;
  const areas = [...new Set(group.flatMap((key) => key.areas))];
  const found = await findSeries(register, { ...first, areas }, now);
  for (const key of group) answers.set(key, within(found, key.areas));
}

function within(found: readonly ServedSeries[], areas: readonly string[]): readonly ServedSeries[] {
  return found
    .map(({ cells, ...series }) => ({ ...series, cells: cells.filter((cell) => areas.includes(cell.area)) }))
    .filter(({ cells }) => cells.length > 0);
}
