import { type Grid, shownText } from '../sheet/grid.js';
import type { Column } from './columnsOf.js';
import type { Mapping } from './mapping.js';
import { headingSynonyms } from './synonyms.js';
import { comparable, nearest } from './words.js';

/** What a sheet's headings seem to mean. What is only nearly alike is listed under `guessed`, for somebody to look at. */
export function proposeMapping(dataset: string, grid: Grid, columns: readonly Column[]): Mapping {
  const headings = (grid.rows[0]?.cells ?? []).map(shownText).filter((text) => text !== '');
  const exact = new Map<string, string>();
  for (const column of columns) {
    const names = [column.name, ...(headingSynonyms[column.name] ?? [])].map(comparable);
    const best = headings
      .filter((heading) => !exact.has(heading) && names.includes(comparable(heading)))
      .sort((one, other) => names.indexOf(comparable(one)) - names.indexOf(comparable(other)))[0];
    if (best !== undefined) exact.set(best, column.name);
  }
  const open = columns.filter(({ name }) => ![...exact.values()].includes(name));
  const named = open.flatMap(({ name }) =>
    [name, ...(headingSynonyms[name] ?? [])].map((words) => ({ value: name, words })),
  );
  const guessed = new Map<string, string>();
  for (const heading of headings) {
    const free = named.filter(({ value }) => ![...guessed.values()].includes(value));
    const found = exact.has(heading) ? undefined : nearest(heading, free);
    if (found !== undefined) guessed.set(heading, found);
  }
  const mapped = new Map([...exact, ...guessed]);
  return {
    concordat: 'mapping',
    dataset,
    columns: Object.fromEntries(
      headings.flatMap((one) => (mapped.has(one) ? [[one, mapped.get(one) ?? '']] : [])),
    ),
    ignored: headings.filter((heading) => !mapped.has(heading) && !couldCount(grid, heading, mapped)),
    guessed: [...guessed.keys()],
    codes: {},
  };
}

/**
 * Whether a column of small numbers could hold counts under a heading that nobody knows. Left out by mistake, each of
 * its rows would count once; so it stands neither under columns nor under ignored until somebody says where.
 */
function couldCount(grid: Grid, heading: string, mapped: ReadonlyMap<string, string>): boolean {
  if ([...mapped.values()].includes('count')) return false;
  const at = (grid.rows[0]?.cells ?? []).findIndex((cell) => shownText(cell) === heading);
  const values = grid.rows.slice(1).map(({ cells }) => shownText(cells[at]));
  return values.length > 0 && values.every((value) => /^\d{1,4}$/.test(value));
}
