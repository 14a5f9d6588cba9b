import type { Cell } from '../../schema/protocol/cell.js';
import type { RegisteredTable } from './registered.js';

/** A cell that two releases show otherwise. */
export interface Difference {
  readonly table: string;
  readonly place: string;
  readonly kind: 'CHANGED' | 'NEWLY_SHOWN' | 'NEWLY_WITHHELD' | 'ADDED' | 'GONE' | 'OTHERWISE';
  readonly from: string;
  readonly to: string;
}

/** What the second release shows otherwise than the first, table by table; nothing but what both show. */
export function differencesOf(
  before: readonly RegisteredTable[],
  after: readonly RegisteredTable[],
): readonly Difference[] {
  const names = [...new Set([...before, ...after].map(({ name }) => name))];
  return names.flatMap((table) => {
    const [earlier, later] = [before, after].map((tables) =>
      byPlace(tables.find(({ name }) => name === table)?.cells ?? []),
    );
    const places = [...new Set([...(earlier?.keys() ?? []), ...(later?.keys() ?? [])])];
    return places.flatMap((place) => differenceAt(earlier?.get(place), later?.get(place), { table, place }));
  });
}

const byPlace = (cells: readonly Cell[]): ReadonlyMap<string, Cell> =>
  new Map(cells.map((cell) => [placeText(cell), cell]));

function placeText({ area, period, dimensions }: Cell): string {
  const codes = Object.values(dimensions);
  return [area, period, ...(codes.length > 0 ? [codes.join(' ')] : [])].join(', ');
}

function differenceAt(
  before: Cell | undefined,
  after: Cell | undefined,
  at: { readonly table: string; readonly place: string },
): readonly Difference[] {
  const [from, to] = [before, after].map(standingText) as [string, string];
  return from === to ? [] : [{ ...at, kind: kindOf(before, after), from, to }];
}

const marks: Readonly<Record<string, string>> = {
  WITHHELD: '[c]',
  NOT_COLLECTED: '[x]',
  NOT_APPLICABLE: '[z]',
};

const standingText = (cell: Cell | undefined): string =>
  cell === undefined ? '-' : (cell.value?.toLocaleString('en-GB') ?? marks[cell.status] ?? cell.status);

function kindOf(before: Cell | undefined, after: Cell | undefined): Difference['kind'] {
  if (before === undefined) return 'ADDED';
  if (after === undefined) return 'GONE';
  if (before.value !== null && after.value !== null) return 'CHANGED';
  if (after.status === 'RELEASED') return 'NEWLY_SHOWN';
  return after.status === 'WITHHELD' ? 'NEWLY_WITHHELD' : 'OTHERWISE';
}
