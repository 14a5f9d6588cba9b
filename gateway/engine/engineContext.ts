import type { Authorisation } from '../access/directives/authorisation.js';
import type { Requester } from '../access/requester.js';
import type { SchemaVariant } from '../access/variants/variants.js';
import type { Figure } from './cellGate.js';

/** A request to a subgraph before it is sent. */
export interface OutgoingRequest {
  readonly subgraph: string;
  readonly url: string;
  readonly body: string;
}

/** Headers for a request to a subgraph, such as a signature over it. Asked anew each time it is sent. */
export type HeadersFor = (
  request: OutgoingRequest,
) => Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>;

/** What the engine is told about a request beside what is asked. Apollo Server's context carries it as `engine`. */
export interface EngineContext {
  /** Aborted once the client has gone. */
  readonly signal?: AbortSignal | undefined;
  /** What the caller may see; plans and answers are shared only among requests whose fingerprints are equal. */
  readonly authorisation?: Authorisation | undefined;
  /** The schema that the requester is shown; the whole one where it is left out. */
  readonly variant?: SchemaVariant | undefined;
  /** Told to subgraphs in this process. Their answers are never shared between requests. */
  readonly requester?: Requester | undefined;
  /** Told of every figure of the answer, as the gate left it. */
  readonly onFigures?: ((figures: readonly Figure[]) => void) | undefined;
  /** Left out where subgraphs answer without. A subgraph in this process is never sent any. */
  readonly headersFor?: HeadersFor | undefined;
  /** Whether the answer's extensions hold the plan. */
  readonly showPlan?: boolean | undefined;
}
