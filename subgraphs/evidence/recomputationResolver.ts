import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { Recomputation as RecordedRecomputation } from '../../schema/evidence/evidence.js';
import { writtenOut } from '../../schema/evidence/recompute.js';
import { Recomputation } from './contract/recomputation.js';

@Resolver(() => Recomputation)
export class RecomputationResolver {
  @FieldResolver(() => String, {
    description: 'The arithmetic for a reader: (2,346 - 187) / 187 = 1,154.55%.',
  })
  writtenOut(@Root() recomputation: RecordedRecomputation): string {
    return writtenOut(recomputation);
  }
}
