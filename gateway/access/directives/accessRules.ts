import type { Condition } from './condition.js';

/** What a supergraph asks of those who read it. All conditions must hold. */
export interface AccessRules {
  /** Conditions of a type, such as the one a fragment stands on. */
  ofType(typename: string): readonly Condition[];
  /**
   * Conditions of a field as it is selected on a type: its own and those of the type it returns, of all members of an
   * abstract type, and of whatever its subgraph requires.
   */
  ofField(typename: string, name: string): readonly Condition[];
}
