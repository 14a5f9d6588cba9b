import { LRUCache } from 'lru-cache';
import { cannotBePlanned, planningTooSlow } from '../operation/operationRefusal.js';
import type { PlanMeans } from './compilePlan.js';
import { compilePlan } from './compilePlan.js';
import type { Planner } from './planner.js';
import type { Step } from './program.js';

export interface PlanCacheOptions {
  readonly planner: Planner;
  readonly entries: number;
  readonly planMs: number;
}

/** What is planned, and what its plan depends on beside the schema. */
export interface PlanRequest {
  /** Everything that what may be asked depends on: schema, operation, authorisation. */
  readonly key: string;
  readonly text: string;
  readonly means: PlanMeans;
}

/**
 * Plans that stay, ready to run. An operation that many ask for at once is planned once; what can't be planned isn't
 * remembered.
 */
export class PlanCache {
  readonly #steps: LRUCache<string, Promise<Step>>;

  constructor(private readonly options: PlanCacheOptions) {
    this.#steps = new LRUCache({ max: options.entries });
  }

  /**
   * The plan of an operation.
   * @throws GraphQLError
   */
  plan(request: PlanRequest): Promise<Step> {
    const { key } = request;
    const known = this.#steps.get(key);
    if (known) return known;
    const made = this.#make(request);
    this.#steps.set(key, made);
    made.catch(() => this.#steps.delete(key));
    return made;
  }

  async #make({ text, means }: PlanRequest): Promise<Step> {
    const signal = AbortSignal.timeout(this.options.planMs);
    const late = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(planningTooSlow()), { once: true });
    });
    const planned = this.options.planner.plan(text, signal).catch((): never => {
      throw signal.aborted ? planningTooSlow() : cannotBePlanned();
    });
    return compilePlan(await Promise.race([planned, late]), means);
  }
}
