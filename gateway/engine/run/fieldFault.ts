import type { Shape } from '../plan/shape.js';

export type PathPart = string | number;

/** One error as a client reads it, with the way from where it stands in the data to where it happened. */
export interface FaultError {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
  /** Keys of fetched data below the place of the fault; empty where the fault is the field itself. */
  readonly below: readonly PathPart[];
}

/**
 * Stands in fetched data where a value should be. The projection turns it into null and an error at the response path
 * of every field that would have shown the value: so null and unavailable are never mixed up.
 */
export class FieldFault {
  constructor(
    readonly errors: readonly FaultError[],
    /** What was asked for here, so that a part which comes from another subgraph can still be taken in. */
    readonly shape?: Shape | undefined,
  ) {}

  under(shape: Shape | undefined): FieldFault {
    return shape === undefined ? this : new FieldFault(this.errors, shape);
  }

  and(other: FieldFault): FieldFault {
    return other === this
      ? this
      : new FieldFault([...this.errors, ...other.errors], this.shape ?? other.shape);
  }
}

export const isFault = (value: unknown): value is FieldFault => value instanceof FieldFault;

/** Codes of what can go wrong with a subgraph, with what a client is told. */
const said = {
  SUBGRAPH_TIMEOUT: 'did not answer in time',
  SUBGRAPH_UNREACHABLE: 'is out of reach',
  SUBGRAPH_INVALID_RESPONSE: 'gave no valid answer',
  SUBGRAPH_CIRCUIT_OPEN: 'failed too often and is left alone for some seconds',
  SUBGRAPH_FAULT: 'could not answer this',
} as const;
export type SubgraphFaultCode = keyof typeof said;

/** What a client is told of a subgraph that failed: its name and a code, never its address or what it sent. */
export function subgraphFault(subgraph: string, code: SubgraphFaultCode): FieldFault {
  const message = `The subgraph ${subgraph} ${said[code]}.`;
  const remedy = 'Ask again later. The rest of the answer stands.';
  return new FieldFault([{ message, extensions: { code, remedy }, below: [] }]);
}
