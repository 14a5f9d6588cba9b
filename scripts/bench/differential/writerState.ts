import type { GraphQLCompositeType, GraphQLSchema } from 'graphql';
import type { Random } from '../../demonstration/random.js';

export interface DeclaredVariable {
  readonly name: string;
  readonly type: string;
  readonly fallback: string | undefined;
}

export interface DeclaredFragment {
  readonly name: string;
  readonly type: GraphQLCompositeType;
  readonly text: string;
}

/** An operation that is being written. */
export interface WriterState {
  readonly schema: GraphQLSchema;
  readonly random: Random;
  /** Texts that mean something in the data: identifiers above all. */
  readonly words: readonly string[];
  readonly variables: DeclaredVariable[];
  readonly values: Record<string, unknown>;
  readonly fragments: DeclaredFragment[];
  /** Fields that may still be written. */
  budget: number;
  /** For names that must differ. */
  count: number;
}

export const pickOne = <Thing>(random: Random, things: readonly Thing[]): Thing => {
  const thing = things[random.below(things.length)];
  if (thing === undefined) throw new RangeError('Nothing to pick from.');
  return thing;
};
