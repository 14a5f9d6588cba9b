import type { AreaInputs } from './forces.js';

/** A council of the demonstration. */
export interface Council {
  /** Code of its local authority. */
  readonly area: string;
  /** Area code of the force that records what happens there. */
  readonly force: string;
  readonly residents: number;
}

/**
 * The demonstration's councils by area code, in the order of the codes.
 * @throws RangeError for an area that is no local authority of England or Wales
 */
export function councilsOf(
  { nestings, residents }: AreaInputs,
  codes: readonly string[],
): ReadonlyMap<string, Council> {
  const inOrder = [...codes].sort();
  return new Map(
    inOrder.map((area) => {
      const nesting = nestings.find(({ localAuthority }) => localAuthority === area);
      const persons = residents.get(area)?.persons;
      if (nesting === undefined || persons === undefined)
        throw new RangeError(`${area} is no local authority of England or Wales with known residents.`);
      return [area, { area, force: nesting.policeForceArea, residents: persons }];
    }),
  );
}

/** Councils by the area code of their force. */
export function councilsByForce(
  councils: ReadonlyMap<string, Council>,
): ReadonlyMap<string, readonly Council[]> {
  const byForce = new Map<string, Council[]>();
  for (const council of councils.values())
    byForce.set(council.force, [...(byForce.get(council.force) ?? []), council]);
  return byForce;
}
