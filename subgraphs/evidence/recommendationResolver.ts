import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Ask } from './contract/ask.js';
import { Claim } from './contract/claim.js';
import { CounterArgument } from './contract/counterArgument.js';
import { Recommendation } from './contract/recommendation.js';
import { type EvidenceContext, entryById } from './evidenceContext.js';
import { findRecommendations } from './queries.js';

@Resolver(() => Recommendation)
export class RecommendationResolver {
  @Query(() => [Recommendation], { description: 'The six recommendations of the letter, in its order.' })
  @Directive('@listSize(assumedSize: 6)')
  recommendations(@Ctx() { database }: EvidenceContext): Promise<readonly Recommendation[]> {
    return findRecommendations(database);
  }

  @Query(() => Recommendation, {
    nullable: true,
    description: 'One recommendation. An id that none has is the error UNKNOWN_ID, with the nearest named.',
  })
  recommendation(
    @Arg('id', () => ID, { description: 'R1 to R6.' }) id: string,
    @Ctx() context: EvidenceContext,
  ): Promise<Recommendation> {
    return entryById('RECOMMENDATION', id, context);
  }

  @FieldResolver(() => [Ask], { description: 'The asks under it: five for R6, none for the others.' })
  @Directive('@listSize(assumedSize: 5)')
  asks(@Root() { id }: Recommendation, @Ctx() { loaders }: EvidenceContext): Promise<readonly Ask[]> {
    return loaders.linked('RECOMMENDATION', id, 'ASK');
  }

  @FieldResolver(() => [Claim], {
    description: 'Claims that support it directly. Those that support one of its asks stand under the ask.',
  })
  @Directive('@listSize(assumedSize: 15)')
  claims(@Root() { id }: Recommendation, @Ctx() { loaders }: EvidenceContext): Promise<readonly Claim[]> {
    return loaders.linked('RECOMMENDATION', id, 'CLAIM');
  }

  @FieldResolver(() => [CounterArgument], { description: 'What is said against it, with our answers.' })
  @Directive('@listSize(assumedSize: 5)')
  counterArguments(
    @Root() { id }: Recommendation,
    @Ctx() { loaders }: EvidenceContext,
  ): Promise<readonly CounterArgument[]> {
    return loaders.linked('RECOMMENDATION', id, 'COUNTER_ARGUMENT');
  }
}
