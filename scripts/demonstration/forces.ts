import type { AreaData } from '../../schema/areas/area.js';
import { type Weighted, weighted } from './random.js';

/** A territorial force as the demonstration needs it. */
export interface Force {
  /** Code of its police force area. */
  readonly area: string;
  /** Its name in the Home Office's tables. */
  readonly firstResponder: string;
  readonly residents: number;
  /** Codes of the local authorities of its area, to draw by residents. */
  readonly localAuthorities: Weighted<string>;
}

export const metropolitan = 'E23000001';

/** What is read of schema/areas. */
export type AreaInputs = Pick<AreaData, 'nestings' | 'residents' | 'firstResponders'>;

/** Every territorial force by area code, in the order of the codes. */
export function forcesOf(areas: AreaInputs): ReadonlyMap<string, Force> {
  const inOrder = [...areas.firstResponders].sort(([one], [other]) => (one < other ? -1 : 1));
  return new Map(inOrder.map(([area, firstResponder]) => [area, forceOf(areas, area, firstResponder)]));
}

/** Codes of every local authority in England and Wales, to draw by residents. */
export function everyLocalAuthority({ nestings, residents }: AreaInputs): Weighted<string> {
  const codes = nestings.map(({ localAuthority }) => localAuthority);
  return weighted(codes, (code) => residents.get(code)?.persons ?? 0);
}

function forceOf(areas: AreaInputs, area: string, firstResponder: string): Force {
  const nestings = areas.nestings.filter(({ policeForceArea }) => policeForceArea === area);
  const localAuthorities = everyLocalAuthority({ ...areas, nestings });
  return { area, firstResponder, residents: localAuthorities.sums.at(-1) ?? 0, localAuthorities };
}
