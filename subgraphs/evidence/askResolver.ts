import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Ask } from './contract/ask.js';
import { Claim } from './contract/claim.js';
import { CounterArgument } from './contract/counterArgument.js';
import { Recommendation } from './contract/recommendation.js';
import { type EvidenceContext, entryById } from './evidenceContext.js';
import { findAsks } from './queries.js';

@Resolver(() => Ask)
export class AskResolver {
  @Query(() => [Ask], { description: 'The five asks to the Home Secretary, in the order of the letter.' })
  @Directive('@listSize(assumedSize: 5)')
  asks(@Ctx() { database }: EvidenceContext): Promise<readonly Ask[]> {
    return findAsks(database);
  }

  @Query(() => Ask, {
    nullable: true,
    description: 'One ask. An id that none has is the error UNKNOWN_ID, with the nearest named.',
  })
  ask(
    @Arg('id', () => ID, { description: '6a to 6e.' }) id: string,
    @Ctx() context: EvidenceContext,
  ): Promise<Ask> {
    return entryById('ASK', id, context);
  }

  @FieldResolver(() => Recommendation, { description: 'The recommendation it is part of.' })
  recommendation(
    @Root() { recommendationId }: Ask,
    @Ctx() context: EvidenceContext,
  ): Promise<Recommendation> {
    return entryById('RECOMMENDATION', recommendationId, context);
  }

  @FieldResolver(() => [Claim], {
    description:
      'Claims of the sources that support it, whether they hold or not. Empty for 6d: neither source gives a figure.',
  })
  @Directive('@listSize(assumedSize: 6)')
  claims(@Root() { id }: Ask, @Ctx() { loaders }: EvidenceContext): Promise<readonly Claim[]> {
    return loaders.linked('ASK', id, 'CLAIM');
  }

  @FieldResolver(() => [CounterArgument], { description: 'What is said against it, with our answers.' })
  @Directive('@listSize(assumedSize: 6)')
  counterArguments(
    @Root() { id }: Ask,
    @Ctx() { loaders }: EvidenceContext,
  ): Promise<readonly CounterArgument[]> {
    return loaders.linked('ASK', id, 'COUNTER_ARGUMENT');
  }
}
