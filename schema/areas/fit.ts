import type { Area, MembershipBasis } from './area.js';
import type { NestedAreas } from './nestedAreas.js';

/** How a city region and the police forces that work in it coincide. */
export interface Fit {
  /** EXACT where the local authorities of the forces that stand for the city region are exactly its own. */
  readonly kind: 'EXACT' | 'PARTIAL';
  /** Every police force area that shares a local authority with the city region. */
  readonly forces: readonly Area[];
  /** Those whose figures stand for the city region: the ones wholly inside it, or where none is, those it overlaps. */
  readonly standsFor: readonly Area[];
  /** Local authorities of the city region that those figures leave out. */
  readonly missing: readonly Area[];
  /** Local authorities outside the city region that those figures take in. */
  readonly beyond: readonly Area[];
  /** GENERAL_KNOWLEDGE where any membership is not checked against an official list. */
  readonly membership: MembershipBasis;
  /** The same in plain words. */
  readonly note: string;
}

/** The fit of a city region, computed from nesting; undefined for areas of any other kind. */
export function fitOf(areas: NestedAreas, code: string): Fit | undefined {
  const region = areas.require(code);
  if (!region.kinds.includes('CITY_REGION')) return undefined;
  const forces = areas.overlapping(code, 'POLICE_FORCE_AREA');
  const inside = areas.membersOf(code, 'POLICE_FORCE_AREA');
  const standsFor = inside.length > 0 ? inside : forces;
  const own = areas.leavesOf(code);
  const covered = standsFor.flatMap((force) => areas.leavesOf(force.code));
  const missing = without(own, covered);
  const beyond = without(covered, own);
  const kind = missing.length + beyond.length === 0 ? 'EXACT' : 'PARTIAL';
  const membership = membershipOf(areas, own);
  const note = noteOn({ region, standsFor, missing, beyond, membership });
  return { kind, forces, standsFor, missing, beyond, membership, note };
}

function membershipOf(areas: NestedAreas, leaves: readonly Area[]): MembershipBasis {
  const unchecked = leaves.some(
    ({ code }) => areas.nestingOf(code)?.cityRegion?.basis === 'GENERAL_KNOWLEDGE',
  );
  return unchecked ? 'GENERAL_KNOWLEDGE' : 'LOOK_UP_2023';
}

type Facts = Omit<Fit, 'kind' | 'forces' | 'note'> & { readonly region: Area };

function noteOn({ region, standsFor, missing, beyond, membership }: Facts): string {
  const forces = listed(standsFor);
  const several = standsFor.length > 1;
  const sentences =
    missing.length + beyond.length === 0
      ? [`${forces} ${several ? 'together cover' : 'covers'} exactly the area of ${region.name}.`]
      : [`Figures of ${forces} stand for ${region.name}.`];
  if (missing.length > 0) sentences.push(`They leave out ${listed(missing)}, which ${are(missing)} in it.`);
  if (beyond.length > 0) sentences.push(`They take in ${listed(beyond)}, which ${are(beyond)} outside it.`);
  if (membership === 'GENERAL_KNOWLEDGE') {
    sentences.push(
      'Which local authorities belong to it is general knowledge, not yet checked against an official list.',
    );
  }
  return sentences.join(' ');
}

const are = (areas: readonly Area[]): string => (areas.length > 1 ? 'are' : 'is');

const without = (areas: readonly Area[], others: readonly Area[]): readonly Area[] =>
  areas.filter(({ code }) => others.every((other) => other.code !== code));

function listed(areas: readonly Area[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(areas.map(({ name }) => name));
}
