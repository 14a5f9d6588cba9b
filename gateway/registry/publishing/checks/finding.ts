/** Where in an SDL something stands; line and column count from 1. */
export interface SdlPlace {
  readonly subgraph: string;
  /** `Area.clients(table:)`, as https://spec.graphql.org/draft/#sec-Schema-Coordinates has it; null for the whole. */
  readonly coordinate: string | null;
  readonly line: number;
  readonly column: number;
}

/** One thing that a check found. What is REFUSED keeps a subgraph from being published, a NOTE doesn't. */
export interface Finding {
  readonly code: string;
  readonly severity: 'REFUSED' | 'NOTE';
  readonly message: string;
  readonly place: SdlPlace;
  /** What to do, as an instruction. */
  readonly remedy: string;
}

export const isRefusal = ({ severity }: Finding): boolean => severity === 'REFUSED';
