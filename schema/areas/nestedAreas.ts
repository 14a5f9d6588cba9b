import type { Area, AreaData, AreaKind, Nesting } from './area.js';
import { unknownArea } from './unknownArea.js';

/**
 * What lies in what.
 *
 * An area is the set of its *atoms*: local authorities, and for Scotland and Northern Ireland, which have none here,
 * the country itself. Every answer compares such sets, so nesting is never typed by hand.
 */
export class NestedAreas {
  readonly #byCode: ReadonlyMap<string, Area>;
  readonly #byName: readonly Area[];
  readonly #atoms: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #nestings: ReadonlyMap<string, Nesting>;

  constructor(readonly data: AreaData) {
    this.#byCode = new Map(data.areas.map((area) => [area.code, area]));
    this.#byName = data.areas.toSorted(byName);
    this.#atoms = atomsOf(data);
    this.#nestings = new Map(data.nestings.map((nesting) => [nesting.localAuthority, nesting]));
  }

  /** The area of this code, or undefined. */
  get(code: string): Area | undefined {
    return this.#byCode.get(code);
  }

  /** The area of this code; throws `UNKNOWN_AREA` naming the nearest code or name. */
  require(code: string): Area {
    const area = this.#byCode.get(code);
    if (area === undefined) throw unknownArea(code, this.data);
    return area;
  }

  /** Whether some area has this name. */
  isNamed(name: string): boolean {
    return this.#byName.some((area) => area.name === name);
  }

  /** Every area of a kind, by name. */
  all(kind: AreaKind): readonly Area[] {
    return this.#byName.filter((area) => area.kinds.includes(kind));
  }

  /** Areas of a kind that the area lies wholly inside, by name, itself left out. Equal extents count as inside. */
  containing(code: string, kind: AreaKind): readonly Area[] {
    const inner = this.#extent(code);
    return this.all(kind).filter((area) => area.code !== code && covers(this.#extent(area.code), inner));
  }

  /** Areas of a kind that lie wholly inside the area, by name, itself left out. Equal extents count as inside. */
  membersOf(code: string, kind: AreaKind): readonly Area[] {
    const outer = this.#extent(code);
    return this.all(kind).filter((area) => area.code !== code && covers(outer, this.#extent(area.code)));
  }

  /** Areas of a kind that share at least one local authority with the area, by name. */
  overlapping(code: string, kind: AreaKind): readonly Area[] {
    const extent = this.#extent(code);
    return this.all(kind).filter((area) => area.code !== code && overlaps(extent, this.#extent(area.code)));
  }

  /** Local authorities of the area, by name; a local authority's only leaf is itself. */
  leavesOf(code: string): readonly Area[] {
    const extent = this.#extent(code);
    return this.all('LOCAL_AUTHORITY').filter((area) => extent.has(area.code));
  }

  /** Whether `leavesOf` covers the whole area; false for Scotland, Northern Ireland and the United Kingdom. */
  hasEveryLeaf(code: string): boolean {
    return [...this.#extent(code)].every((atom) => this.#nestings.has(atom));
  }

  /** The areas a local authority lies in; undefined for areas of any other kind. */
  nestingOf(localAuthority: string): Nesting | undefined {
    return this.#nestings.get(localAuthority);
  }

  #extent(code: string): ReadonlySet<string> {
    return this.#atoms.get(this.require(code).code) ?? new Set();
  }
}

function atomsOf({ areas, nestings, countryWithin }: AreaData): ReadonlyMap<string, ReadonlySet<string>> {
  const atoms = new Map<string, Set<string>>(areas.map((area) => [area.code, new Set()]));
  const add = (code: string | undefined, atom: string): void => {
    if (code === undefined) return;
    atoms.get(code)?.add(atom);
    add(countryWithin.get(code), atom);
  };
  for (const nesting of nestings) for (const code of codesOf(nesting)) add(code, nesting.localAuthority);
  const above = new Set(countryWithin.values());
  for (const [code, own] of atoms) if (own.size === 0 && !above.has(code)) add(code, code);
  return atoms;
}

function codesOf(nesting: Nesting): readonly (string | undefined)[] {
  const { localAuthority, policeForceArea, cityRegion, region, country } = nesting;
  return [
    localAuthority,
    policeForceArea,
    region,
    country,
    ...(cityRegion?.code === region ? [] : [cityRegion?.code]),
  ];
}

const byName = (left: Area, right: Area): number =>
  left.name < right.name ? -1 : left.name > right.name ? 1 : left.code < right.code ? -1 : 1;

const covers = (outer: ReadonlySet<string>, inner: ReadonlySet<string>): boolean =>
  [...inner].every((atom) => outer.has(atom));

const overlaps = (left: ReadonlySet<string>, right: ReadonlySet<string>): boolean =>
  [...left].some((atom) => right.has(atom));
