import { type Area, type Areas, areaKinds } from '../../../schema/areas/areas.js';
import type { Board } from '../../../schema/board/board.js';
import { boardRowsOf } from './boardRows.js';

/** Part of an area in the fit of a city region, as the table `fit_part` names it. */
export type FitRole = 'FORCE' | 'STANDS_FOR' | 'MISSING' | 'BEYOND';

/** Everything the database holds, as rows of its tables. */
export type Rows = ReturnType<typeof rowsOf>;

/** What the database is filled from. */
export interface MayorsData {
  readonly areas: Areas;
  readonly board: Board;
}

/** Turns the index over the areas, and what is held about the board and the bodies, into rows. Pure. */
export function rowsOf({ areas, board }: MayorsData) {
  const { areas: all } = areas.data;
  return {
    areas: all.map(({ code, name, kinds }) => ({ code, name, kinds: [...kinds] })),
    within: all.flatMap((area) => withinRows(areas, area)),
    fits: areas.all('CITY_REGION').flatMap(({ code }) => fitRows(areas, code)),
    fitParts: areas.all('CITY_REGION').flatMap(({ code }) => fitPartRows(areas, code)),
    populations: all.flatMap(({ code }) => keyed(code, areas.population(code))),
    mayors: all.flatMap(({ code }) => keyed(code, areas.mayor(code))),
    papers: boardRowsOf(board),
  };
}

function withinRows(areas: Areas, { code }: Area) {
  const outer = new Set(areaKinds.flatMap((kind) => areas.containing(code, kind)).map((area) => area.code));
  return [...outer].map((outerCode) => ({ innerCode: code, outerCode }));
}

function fitRows(areas: Areas, areaCode: string) {
  const fit = areas.fit(areaCode);
  return fit === undefined ? [] : [{ areaCode, kind: fit.kind, membership: fit.membership, note: fit.note }];
}

function fitPartRows(areas: Areas, areaCode: string) {
  const fit = areas.fit(areaCode);
  if (fit === undefined) return [];
  const parts: Record<FitRole, readonly Area[]> = {
    FORCE: fit.forces,
    STANDS_FOR: fit.standsFor,
    MISSING: fit.missing,
    BEYOND: fit.beyond,
  };
  return Object.entries(parts).flatMap(([role, list]) =>
    list.map(({ code }) => ({ areaCode, role, partCode: code })),
  );
}

function keyed<Row extends object>(
  areaCode: string,
  row: Row | undefined,
): readonly (Row & { areaCode: string })[] {
  return row === undefined ? [] : [{ areaCode, ...row }];
}
