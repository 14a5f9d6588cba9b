import type { Areas } from '../../../../schema/areas/areas.js';
import { all, type Catalogue, type Dataset } from '../../../../schema/datasets/dataset.js';
import { type Column, columnsOf, knowsQuarters } from '../columns/columnsOf.js';
import { codeReader } from '../values/readCodes.js';

/** How every example row is marked in its reference, so that nobody takes it for a case. */
export const syntheticMark = 'SYNTHETIC';

const examples = 6;

export interface TemplateParts {
  readonly catalogue: Catalogue;
  readonly areas: Areas;
  readonly dataset: Dataset;
  /** The owner's own area; examples lie within it. */
  readonly home?: string | undefined;
}

/** SYNTHETIC rows that show how each column is filled. They are about nobody. */
export function exampleRows(parts: TemplateParts): readonly (readonly string[])[] {
  const columns = columnsOf(parts.dataset, parts.catalogue);
  return Array.from({ length: examples }, (_, at) => columns.map((column) => exampleOf(parts, column, at)));
}

function exampleOf({ areas, dataset, home }: TemplateParts, column: Column, at: number): string {
  if (column.kind === 'REFERENCE') return `${syntheticMark}-${at + 1}`;
  if (column.kind === 'COUNT') return '1';
  if (column.kind === 'DATE') return knowsQuarters(dataset) ? `2023-0${at + 1}-1${at}` : '2023';
  if (column.kind === 'AREA') return exampleAreas(areas, dataset, home)[at % 3] ?? '';
  const { allowed, takesSeveral } = codeReader(column.dimension);
  const code = allowed[at % allowed.length] ?? all;
  const next = allowed[(at + 1) % allowed.length] ?? code;
  const isAlone =
    [code, next].some((one) => one === 'MULTIPLE' || one === 'NOT_SPECIFIED') ||
    column.dimension.withoutTotal;
  return takesSeveral && at === 2 && !isAlone ? `${code}+${next}` : code;
}

function exampleAreas(areas: Areas, { leafArea }: Dataset, home: string | undefined): readonly string[] {
  if (home === undefined) return areas.all(leafArea).map(({ code }) => code);
  if (areas.require(home).kinds.includes(leafArea)) return [home, home, home];
  return areas.membersOf(home, leafArea).map(({ code }) => code);
}
