/** What bounds the engine. Times in milliseconds. */
export interface EngineLimits {
  /** A whole request, from planning to the last answer. */
  readonly requestMs: number;
  /** One call of a subgraph, waiting for its turn included. */
  readonly callMs: number;
  readonly planMs: number;
  /** Greatest answer of a subgraph once decompressed, in bytes. */
  readonly answerBytes: number;
  /** Calls of one subgraph, and of all, at a time; as many more may wait for their turn. */
  readonly bulkheadPerSubgraph: number;
  readonly bulkheadTotal: number;
  /** Operations that stay planned and compiled. */
  readonly planCacheEntries: number;
  /** Most used operations that are planned anew when the supergraph changes. */
  readonly warmEntries: number;
  /** Greatest number of fields of an operation once its fragments are taken in. */
  readonly operationFields: number;
  /** Connections to one origin. */
  readonly connections: number;
  /** The breaker of a subgraph opens where this share of at least so many calls within the window failed. */
  readonly breakerShare: number;
  readonly breakerCalls: number;
  readonly breakerWindowMs: number;
  readonly breakerOpenMs: number;
}

export const usualLimits: EngineLimits = {
  requestMs: 15_000,
  callMs: 5_000,
  planMs: 2_000,
  answerBytes: 10_000_000,
  bulkheadPerSubgraph: 50,
  bulkheadTotal: 200,
  planCacheEntries: 1_000,
  warmEntries: 100,
  operationFields: 10_000,
  connections: 50,
  breakerShare: 0.5,
  breakerCalls: 20,
  breakerWindowMs: 10_000,
  breakerOpenMs: 10_000,
};
