import type { Partner } from '../../schema/partners/partners.js';
import type { Demonstration } from './demonstration.js';
import { type AreaInputs, everyLocalAuthority } from './forces.js';
import type { Weighted } from './random.js';
import type { Rates } from './rates.js';

/** A support provider of the demonstration. */
export interface SupportProvider {
  readonly id: string;
  /** Whom of the people in its area it supports, and how. */
  readonly takes: Rates['support']['providers']['value'][string];
  /** Forces in whose area it works, each with the local authorities of both, to draw by residents. */
  readonly forces: ReadonlyMap<string, Weighted<string>>;
}

/** @throws RangeError for a partner that is no demonstration of sector support, or without rates of its own */
export function supportProvider({ areas, rates, forces }: Demonstration, partner: Partner): SupportProvider {
  const takes = rates.support.providers.value[partner.id];
  if (!partner.demonstration || partner.sector !== 'support' || takes === undefined)
    throw new RangeError(
      `${partner.id} is no demonstration provider: rates.json says nothing of its clients.`,
    );
  const nestings = areas.nestings.filter(isWithin(partner.area));
  const ofForces = [...forces.keys()].map((force) => {
    const inForce = nestings.filter(({ policeForceArea }) => policeForceArea === force);
    return [force, everyLocalAuthority({ ...areas, nestings: inForce })] as const;
  });
  return { id: partner.id, takes, forces: new Map(ofForces.filter(([, { things }]) => things.length > 0)) };
}

/** Whether a local authority lies in the provider's area; one without an area works everywhere. */
function isWithin(area: string | undefined): (nesting: AreaInputs['nestings'][number]) => boolean {
  return ({ country, region, cityRegion }) =>
    area === undefined || [country, region, cityRegion?.code].includes(area);
}
