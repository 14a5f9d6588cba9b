/** What stands where a value is or isn't. WITHHELD covers 0 to 9 and cells hidden to protect others: telling them apart leaks. */
export const cellStatuses = {
  RELEASED: 'The value is shown.',
  WITHHELD: 'Hidden: 0 to 9, or hidden to protect another cell. One state, because telling them apart leaks.',
  NOT_COLLECTED: 'Nobody collects or publishes this.',
  NOT_APPLICABLE: 'This cannot exist here.',
} as const;
export type CellStatus = keyof typeof cellStatuses;

/** Where a cell stands in its release. `dimensions` holds a code for each dimension of the table. */
export interface CellPlace {
  readonly area: string;
  readonly period: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

export interface Cell extends CellPlace {
  readonly value: number | null;
  readonly status: CellStatus;
  readonly note?: string | undefined;
}

/** A table as its cells' names need it. */
export interface CellTable {
  readonly name: string;
  readonly dimensions: readonly string[];
}

/** The name a cell has everywhere: release, table, area, period, then the codes in the table's order. */
export function cellId(release: string, table: CellTable, place: CellPlace): string {
  const codes = table.dimensions.map((dimension) => encodeURIComponent(place.dimensions[dimension] ?? ''));
  return [`${release}#${table.name}`, place.area, encodeURIComponent(place.period), ...codes].join('/');
}
