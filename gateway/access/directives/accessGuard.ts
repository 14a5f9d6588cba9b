import type { AccessRules } from './accessRules.js';
import type { Authorisation } from './authorisation.js';
import { type Condition, isMet } from './condition.js';

/** A selection that a requester may not make. */
export interface Denial {
  /** Response keys from the root on; `@` stands for every member of a list. */
  readonly path: readonly string[];
  /** The first condition that doesn't hold. */
  readonly unmet: Condition;
}

/** Decides about the selections of one operation, for one requester, and remembers what it denied. */
export class AccessGuard {
  /** By path, each once, however many fragments select it. */
  readonly #denials = new Map<string, Denial>();

  constructor(
    private readonly rules: AccessRules,
    private readonly authorisation: Authorisation,
  ) {}

  get denials(): readonly Denial[] {
    const all = [...this.#denials.values()];
    const parents = new Set(all.filter((one) => !isTypename(one)).map(parentOf));
    // Clients add `__typename` everywhere. Beside another field it is no news.
    return all.filter((one) => !isTypename(one) || !parents.has(parentOf(one)));
  }

  unmetOfType(typename: string): Condition | undefined {
    return this.#unmet(this.rules.ofType(typename));
  }

  unmetOfField(typename: string, name: string): Condition | undefined {
    return name.startsWith('__') ? undefined : this.#unmet(this.rules.ofField(typename, name));
  }

  deny(denial: Denial): void {
    const key = denial.path.join('.');
    if (!this.#denials.has(key)) this.#denials.set(key, denial);
  }

  #unmet(conditions: readonly Condition[]): Condition | undefined {
    return conditions.find((condition) => !isMet(condition, this.authorisation));
  }
}

const isTypename = ({ path }: Denial): boolean => path.at(-1) === '__typename';

const parentOf = ({ path }: Denial): string => path.slice(0, -1).join('.');
