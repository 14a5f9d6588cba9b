import type { QueryPlan } from '@graphql-hive/router-query-planner';
import { LRUCache } from 'lru-cache';
import { cannotBePlanned, planningTooSlow } from '../operation/operationRefusal.js';
import type { Planner } from './planner.js';

export interface PlanCacheOptions {
  readonly planner: Planner;
  readonly entries: number;
  readonly planMs: number;
}

/** Plans that stay. An operation that many ask for at once is planned once; what can't be planned isn't remembered. */
export class PlanCache {
  readonly #plans: LRUCache<string, Promise<QueryPlan>>;

  constructor(private readonly options: PlanCacheOptions) {
    this.#plans = new LRUCache({ max: options.entries });
  }

  /**
   * The plan of an operation.
   * @param key everything that what may be asked depends on: schema, operation, authorisation
   * @throws GraphQLError
   */
  plan(key: string, text: string): Promise<QueryPlan> {
    const known = this.#plans.get(key);
    if (known) return known;
    const made = this.#make(text);
    this.#plans.set(key, made);
    made.catch(() => this.#plans.delete(key));
    return made;
  }

  async #make(text: string): Promise<QueryPlan> {
    const signal = AbortSignal.timeout(this.options.planMs);
    const late = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(planningTooSlow()), { once: true });
    });
    const planned = this.options.planner.plan(text, signal).catch((): never => {
      throw signal.aborted ? planningTooSlow() : cannotBePlanned();
    });
    return Promise.race([planned, late]);
  }
}
