/** One Count as a subgraph sent it. */
export interface FetchedCount {
  readonly kind: 'count';
  readonly subgraph: string;
  /** Where it stands in the answer. */
  readonly path: readonly (string | number)[];
  /** The fetched object itself, by the schema's field names: `cell`, `value`, `status`, and `note` where it was asked for. */
  readonly fields: Record<string, unknown>;
}

/** One Rate as a subgraph sent it, with the counts it says it is of. */
export interface FetchedRate {
  readonly kind: 'rate';
  readonly subgraph: string;
  readonly path: readonly (string | number)[];
  readonly fields: Record<string, unknown>;
  readonly numerator: FetchedCount;
  readonly denominator: FetchedCount;
}

/** What the gate may know of the request beside the figures. */
export interface GatedRequest {
  readonly operationName: string | undefined;
  /** What the front door put into the request's context. */
  readonly context: unknown;
}

/**
 * Compares every Count and Rate with the register before anything is written. It may overwrite `value`, `status` and
 * `note` (and a rate's own figures) in place. Where it throws, nothing of the answer goes out.
 */
export interface CellGate {
  inspect(found: readonly (FetchedCount | FetchedRate)[], request: GatedRequest): Promise<void>;
}
