import type { AreaKind } from '../../../schema/areas/area.js';
import type { Areas } from '../../../schema/areas/areas.js';
import type { Catalogue, Table } from '../../../schema/datasets/dataset.js';
import { type AtomCode, atomCodesOf } from './atomCodes.js';
import type { SeenCell } from './seenCell.js';

/** From the smallest to the widest. */
const kinds: readonly AreaKind[] = [
  'LOCAL_AUTHORITY',
  'POLICE_FORCE_AREA',
  'CITY_REGION',
  'REGION',
  'COUNTRY',
];

export interface Place {
  readonly catalogue: Catalogue;
  readonly areas: Areas;
  readonly dataset: string;
  /** Smallest areas that the owner's people may be counted under. */
  readonly leaves: readonly string[];
  /** Quarters or years of the release, as finely as its dataset knows them. */
  readonly periods: readonly string[];
}

/** Under which areas a group of leaves counts, by the kinds of table that can tell them apart. */
type AreaClass = Readonly<Partial<Record<AreaKind, readonly string[]>>>;

/**
 * Every way in which the people of one table can differ: area, period and codes. The unknown numbers of an oracle are
 * the people in each.
 */
export class Universe {
  readonly size: number;
  readonly dimensions: readonly string[];
  readonly #areas: readonly AreaClass[];
  readonly #periods: readonly string[];
  readonly #codes: readonly (readonly AtomCode[])[];

  constructor(
    readonly place: Place,
    readonly table: Table,
    /** Number of its first atom. */
    readonly first: number,
  ) {
    const { catalogue } = place;
    this.dimensions = table.dimensions;
    this.#areas = areaClasses(place, table.area);
    this.#periods = table.period === 'YEAR' ? [...new Set(place.periods.map(yearOf))] : place.periods;
    this.#codes = product(table.dimensions.map((name) => atomCodesOf(catalogue.dimension(name))));
    this.size = this.#areas.length * this.#periods.length * this.#codes.length;
  }

  /** Atoms that a cell of this table, or of one that this table tells more than, counts. */
  atomsOf(
    { area, period, codes }: Pick<SeenCell, 'area' | 'period' | 'codes'>,
    kind: AreaKind,
  ): readonly number[] {
    return this.#select({
      isArea: (one) => one[kind]?.includes(area) ?? false,
      isPeriod: (one) => isWithin(one, period),
      isCode: (at, { counts }) => {
        const code = codes[this.dimensions[at] ?? ''];
        return code === undefined || counts.has(code);
      },
    });
  }

  /** Whether every cell of the other table is a sum of atoms here. */
  tellsMoreThan(other: Table): boolean {
    const canTell = this.#areas.every((one) => one[other.area] !== undefined);
    const isFine = this.table.period === other.period || this.table.period === 'QUARTER';
    return canTell && isFine && other.dimensions.every((name) => this.dimensions.includes(name));
  }

  /** Atoms by what they share with another universe: the widest of both kinds of area, the longer period, common codes. */
  marginsWith(other: Universe, shared: readonly string[]): ReadonlyMap<string, readonly number[]> {
    const from = Math.max(...[this, other].map(({ table }) => kinds.indexOf(table.area)));
    const isByYear = this.table.period === 'YEAR' || other.table.period === 'YEAR';
    const margins = new Map<string, number[]>();
    this.#each((atom, area, period, codes) => {
      const places = kinds.slice(from).map((kind) => area[kind] ?? []);
      const named = shared.map((name) => codes[this.dimensions.indexOf(name)]?.name);
      const key = JSON.stringify([places, isByYear ? yearOf(period) : period, named]);
      const own = margins.get(key);
      if (own) own.push(atom);
      else margins.set(key, [atom]);
    });
    return margins;
  }

  #select(wanted: {
    readonly isArea: (area: AreaClass) => boolean;
    readonly isPeriod: (period: string) => boolean;
    readonly isCode: (at: number, code: AtomCode) => boolean;
  }): readonly number[] {
    const codes = this.#codes.map((combination) => combination.every((code, at) => wanted.isCode(at, code)));
    const areas = this.#areas.map(wanted.isArea);
    const periods = this.#periods.map(wanted.isPeriod);
    const found: number[] = [];
    let atom = this.first;
    for (const isArea of areas)
      for (const isPeriod of periods)
        for (const isCode of codes) {
          if (isArea && isPeriod && isCode) found.push(atom);
          atom += 1;
        }
    return found;
  }

  #each(visit: (atom: number, area: AreaClass, period: string, codes: readonly AtomCode[]) => void): void {
    let atom = this.first;
    for (const area of this.#areas)
      for (const period of this.#periods) for (const codes of this.#codes) visit(atom++, area, period, codes);
  }
}

export const yearOf = (period: string): string => period.slice(0, 4);

/** Whether a quarter or year lies in a quarter, a year or several years. */
function isWithin(one: string, period: string): boolean {
  const [from = '', to = from] = period.split('/');
  return one === period || (!period.includes('-Q') && yearOf(one) >= from && yearOf(one) <= to);
}

/** Leaves that no table by this kind of area or a wider one tells apart are one class. */
function areaClasses({ areas, leaves }: Place, kind: AreaKind): readonly AreaClass[] {
  const classesBy = (known: readonly AreaKind[]): readonly AreaClass[] => {
    const classes = leaves.map(
      (leaf): AreaClass => Object.fromEntries(known.map((one) => [one, areas.cellAreas(leaf, one)])),
    );
    return [...new Map(classes.map((one) => [JSON.stringify(one), one])).values()];
  };
  const everything = classesBy(kinds);
  // Where the owner has one area, a table by a smaller kind tells no more than this one.
  return everything.length === 1 ? everything : classesBy(kinds.slice(kinds.indexOf(kind)));
}

function product(lists: readonly (readonly AtomCode[])[]): readonly (readonly AtomCode[])[] {
  return lists.reduce<readonly (readonly AtomCode[])[]>(
    (found, list) => found.flatMap((before) => list.map((one) => [...before, one])),
    [[]],
  );
}
