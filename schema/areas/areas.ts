import type { Area, AreaKind, Mayor, Population } from './area.js';
import { type Fit, fitOf } from './fit.js';
import { NestedAreas } from './nestedAreas.js';
import { answeringAreas, cellAreas, type TableKinds } from './rollUp.js';

export {
  type Area,
  type AreaKind,
  areaKinds,
  type Mayor,
  type MembershipBasis,
  type Population,
} from './area.js';
export type { Fit } from './fit.js';

/** The index over the areas: nesting, the fit of city regions and forces, and where a figure counts. Pure. */
export class Areas extends NestedAreas {
  readonly #fits = new Map<string, Fit | undefined>();
  readonly #cellAreas = new Map<string, readonly string[]>();

  /** How a city region and its police forces coincide; undefined for areas of any other kind. See fit.ts. */
  fit(code: string): Fit | undefined {
    if (!this.#fits.has(code)) this.#fits.set(code, fitOf(this, code));
    return this.#fits.get(code);
  }

  /** Area codes a leaf's figure counts under in a table by `tableKind`. See rollUp.ts. */
  cellAreas(leafCode: string, tableKind: AreaKind): readonly string[] {
    const key = `${leafCode} ${tableKind}`;
    const codes = this.#cellAreas.get(key) ?? cellAreas(this, leafCode, tableKind);
    this.#cellAreas.set(key, codes);
    return codes;
  }

  /** Area codes that answer a question about `code` from a table of a dataset. See rollUp.ts. */
  answeringAreas(code: string, kinds: TableKinds): readonly string[] {
    return answeringAreas(this, code, kinds);
  }

  /** Residents in mid-2020, summed from local authorities; undefined where any part is not known (Scotland). */
  population(code: string): Population | undefined {
    const parts = this.leavesOf(code).map((leaf) => this.data.residents.get(leaf.code));
    const known = parts.filter((part) => part !== undefined);
    const [first] = known;
    if (first === undefined || known.length < parts.length || !this.hasEveryLeaf(code)) return undefined;
    const persons = known.reduce((sum, part) => sum + part.persons, 0);
    return parts.length === 1
      ? first
      : {
          ...first,
          persons,
          source: `${first.source}, summed from ${parts.length} local authorities`,
        };
  }

  /** The elected mayor of a city region, or undefined where there is none. */
  mayor(code: string): Mayor | undefined {
    return this.data.mayors.get(this.require(code).code);
  }

  /** A force's name as a first responder in the Home Office's tables; undefined for areas of any other kind. */
  firstResponder(code: string): string | undefined {
    return this.data.firstResponders.get(this.require(code).code);
  }

  /** The police force area whose force is this first responder; undefined for any other responder. */
  forceOf(firstResponder: string): Area | undefined {
    return this.all('POLICE_FORCE_AREA').find(
      ({ code }) => this.data.firstResponders.get(code) === firstResponder,
    );
  }
}
