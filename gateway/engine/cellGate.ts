import type { OwnerRefusal } from '../access/agreements/ownerRefusal.js';
import type { Permissions } from '../access/permissions.js';

/** One object on the way from the root of an answer to a figure in it. */
export interface PlaceStep {
  /** Concrete type of the object. */
  readonly type: string;
  /** Schema name of its field that leads on to the figure. */
  readonly field: string;
  /** Arguments of that field, variables filled in; empty where it has none. */
  readonly args: Readonly<Record<string, unknown>>;
  /**
   * The object itself as far as it was fetched, by schema field name, hidden keys such as the code of an Area among
   * them; undefined for the root. Steps of one object share it.
   */
  readonly object?: Record<string, unknown> | undefined;
}

interface Fetched {
  readonly subgraph: string;
  /** Response keys and list indices. */
  readonly path: readonly (string | number)[];
  /** Outermost first; the last is the object that holds the figure. */
  readonly place: readonly PlaceStep[];
  /** The fetched object, by schema field name. The gate overwrites it in place. */
  readonly fields: Record<string, unknown>;
}

/** One Count as fetched: cell, value, status and, where asked for, note. */
export interface FetchedCount extends Fetched {
  readonly kind: 'count';
}

/** One Rate as fetched; its counts are those of the list themselves. */
export interface FetchedRate extends Fetched {
  readonly kind: 'rate';
  readonly numerator: FetchedCount | undefined;
  readonly denominator: FetchedCount | undefined;
}

export type Figure = FetchedCount | FetchedRate;

/** One series of a list as fetched. The gate takes whole ones out of their list. */
export interface FetchedSeries {
  readonly subgraph: string;
  /** Where the list stands in the answer. */
  readonly path: readonly (string | number)[];
  readonly list: unknown[];
  /** By schema field name, its release's id among them. */
  readonly object: Record<string, unknown>;
}

/** An error of the answer: what the gate withheld, and whose fault it is or whose agreement lacks. Never a value. */
export type GateRefusal = {
  readonly path: readonly (string | number)[];
  readonly message: string;
} & (
  | {
      readonly extensions: {
        readonly code: 'DISCLOSURE_REFUSED';
        readonly subgraph: string;
        readonly remedy: string;
      };
    }
  | Pick<OwnerRefusal, 'extensions'>
);

/** What the gate knows of the request that it answers. */
export interface GateRequest {
  readonly signal?: AbortSignal | undefined;
  /** Every series of the answer, also those of which no figure was asked. */
  readonly series?: readonly FetchedSeries[];
  /** What agreements permit the requester. The hub always says; left out, figures are compared and nothing else. */
  readonly permissions?: Pick<Permissions, 'whyNotOwner'> | undefined;
}

/** The last gate: what it leaves of the figures is what the register holds. */
export interface CellGate {
  /**
   * Called once with every figure and series of an answer, after everything was fetched and before anything is written.
   * Overwrites in place what doesn't pass, and answers with what to report.
   * @throws HubError DISCLOSURE_UNAVAILABLE where the register can't be asked: then the answer has no data at all
   */
  inspect(found: readonly Figure[], request: GateRequest): Promise<readonly GateRefusal[]>;
}
