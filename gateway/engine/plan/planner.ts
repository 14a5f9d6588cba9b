import type { QueryPlan } from '@graphql-hive/router-query-planner';

/** Plans operations on one supergraph. */
export interface Planner {
  /**
   * The plan of an operation. Doesn't keep the event loop waiting.
   * @param text one operation without introspection
   * @throws where there is none, or where `signal` ends the wait
   */
  plan(text: string, signal: AbortSignal): Promise<QueryPlan>;
}

/** Makes a planner for a supergraph; throws where the supergraph is none. */
export type PlannerFactory = (supergraphSdl: string) => Planner;
