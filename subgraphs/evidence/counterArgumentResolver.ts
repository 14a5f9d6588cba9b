import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Claim } from './contract/claim.js';
import { CounterArgument } from './contract/counterArgument.js';
import { Topics } from './contract/topics.js';
import { type EvidenceContext, entryById } from './evidenceContext.js';
import { findCounterArguments } from './queries.js';

@Resolver(() => CounterArgument)
export class CounterArgumentResolver {
  @Query(() => [CounterArgument], {
    description: 'Everything that has been or could be said against us, with our answers.',
  })
  @Directive('@listSize(assumedSize: 16)')
  counterArguments(@Ctx() { database }: EvidenceContext): Promise<readonly CounterArgument[]> {
    return findCounterArguments(database);
  }

  @Query(() => CounterArgument, {
    nullable: true,
    description: 'One counter-argument. An id that none has is the error UNKNOWN_ID, with the nearest named.',
  })
  counterArgument(
    @Arg('id', () => ID, { description: 'Name in the register, such as backlog-halved.' }) id: string,
    @Ctx() context: EvidenceContext,
  ): Promise<CounterArgument> {
    return entryById('COUNTER_ARGUMENT', id, context);
  }

  @FieldResolver(() => Topics, { description: 'What it is said against.' })
  async answers(@Root() { id }: CounterArgument, @Ctx() { loaders }: EvidenceContext): Promise<Topics> {
    const [recommendations, asks] = await Promise.all([
      loaders.linked('COUNTER_ARGUMENT', id, 'RECOMMENDATION'),
      loaders.linked('COUNTER_ARGUMENT', id, 'ASK'),
    ]);
    return { recommendations, asks };
  }

  @FieldResolver(() => [Claim], { description: 'Claims it is said against.' })
  @Directive('@listSize(assumedSize: 7)')
  claims(@Root() { id }: CounterArgument, @Ctx() { loaders }: EvidenceContext): Promise<readonly Claim[]> {
    return loaders.linked('COUNTER_ARGUMENT', id, 'CLAIM');
  }
}
