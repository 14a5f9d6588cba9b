/** The kinds of area, from the smallest. An area may have several: London is both region and city region. */
export const areaKinds = [
  'LOCAL_AUTHORITY',
  'POLICE_FORCE_AREA',
  'CITY_REGION',
  'REGION',
  'COUNTRY',
] as const;
export type AreaKind = (typeof areaKinds)[number];

/** An area by its ONS code. */
export interface Area {
  readonly code: string;
  readonly name: string;
  readonly kinds: readonly AreaKind[];
}

/** `LOOK_UP_2023`: the ONS look-up says so. `GENERAL_KNOWLEDGE`: not checked against an official list. */
export const membershipBases = ['LOOK_UP_2023', 'GENERAL_KNOWLEDGE'] as const;
export type MembershipBasis = (typeof membershipBases)[number];

/** The areas one local authority lies in, besides the countries above its own. */
export interface Nesting {
  readonly localAuthority: string;
  readonly policeForceArea: string;
  readonly cityRegion?: {
    readonly code: string;
    readonly basis: MembershipBasis;
  };
  /** Only in England. */
  readonly region?: string;
  readonly country: string;
}

/** A code that isn't one of ours but is met elsewhere: retired, renumbered, or a second code of one area. */
export interface OtherCode {
  readonly name: string;
  readonly useInstead: string;
  readonly why: string;
}

/** Residents of an area. */
export interface Population {
  readonly persons: number;
  /** The day the estimate is for: `mid-2020` is 30 June 2020. */
  readonly vintage: string;
  readonly source: string;
}

/** The elected mayor of a city region: the office, never the person. */
export interface Mayor {
  readonly title: string;
  /** Whether the mayor has the functions of a police and crime commissioner. */
  readonly policePowers: boolean;
  readonly source: string;
}

/** What the files of this folder hold. Keys of every map are area codes. */
export interface AreaData {
  readonly areas: readonly Area[];
  readonly nestings: readonly Nesting[];
  /** The country directly above a country: England lies in England and Wales. */
  readonly countryWithin: ReadonlyMap<string, string>;
  readonly otherCodes: ReadonlyMap<string, OtherCode>;
  /** Police force areas: the force's name as a first responder in the Home Office's tables. */
  readonly firstResponders: ReadonlyMap<string, string>;
  /** Local authorities of today: residents in mid-2020. */
  readonly residents: ReadonlyMap<string, Population>;
  readonly mayors: ReadonlyMap<string, Mayor>;
}
