import { Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Claim } from './contract/claim.js';
import { Contradiction } from './contract/contradiction.js';
import type { EvidenceContext } from './evidenceContext.js';
import { findContradictions } from './queries.js';

@Resolver(() => Contradiction)
export class ContradictionResolver {
  @Query(() => [Contradiction], { description: 'Where the sources contradict themselves or each other.' })
  @Directive('@listSize(assumedSize: 8)')
  contradictions(@Ctx() { database }: EvidenceContext): Promise<readonly Contradiction[]> {
    return findContradictions(database);
  }

  @FieldResolver(() => [Claim], { description: 'Claims it is about.' })
  @Directive('@listSize(assumedSize: 3)')
  claims(@Root() { id }: Contradiction, @Ctx() { loaders }: EvidenceContext): Promise<readonly Claim[]> {
    return loaders.linked('CONTRADICTION', id, 'CLAIM');
  }
}
