import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Source, Standing } from '../../schema/evidence/evidence.js';
import { isSafeToRepeat, standingsThatAre } from '../../schema/evidence/standing.js';
import { Claim, SourceDocument } from './contract/claim.js';
import { Contradiction } from './contract/contradiction.js';
import { CounterArgument } from './contract/counterArgument.js';
import { ClaimSourceEnum, StandingEnum } from './contract/enums.js';
import { Topics } from './contract/topics.js';
import { type EvidenceContext, entryById } from './evidenceContext.js';
import { findClaims } from './queries.js';

@ArgsType()
class ClaimsArguments {
  @Field(() => StandingEnum, { nullable: true, description: 'Keep claims with this standing.' })
  standing?: Standing | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Keep claims that are safe to repeat, or those that are not.',
  })
  safeToRepeat?: boolean | null;

  @Field(() => ClaimSourceEnum, { nullable: true, description: 'Keep claims of this document.' })
  source?: Source | null;

  @Field(() => ID, { nullable: true, description: 'Keep claims that support this ask, 6a to 6e.' })
  ask?: string | null;
}

@Resolver(() => Claim)
export class ClaimResolver {
  @Query(() => [Claim], {
    description:
      'Every claim of both sources, in their order; filters narrow it together. Twenty-nine without filters.',
  })
  @Directive('@listSize(assumedSize: 29)')
  async claims(
    @Args(() => ClaimsArguments) wanted: ClaimsArguments,
    @Ctx() context: EvidenceContext,
  ): Promise<readonly Claim[]> {
    const { standing, safeToRepeat, source, ask } = wanted;
    if (ask != null) await entryById('ASK', ask, context);
    const standings = standingsThatAre(true)
      .concat(standingsThatAre(false))
      .filter((one) => standing == null || one === standing)
      .filter((one) => safeToRepeat == null || isSafeToRepeat(one) === safeToRepeat);
    return findClaims(context.database, { standings, source, ask });
  }

  @Query(() => Claim, {
    nullable: true,
    description: 'One claim. An id that none has is the error UNKNOWN_ID, with the nearest named.',
  })
  claim(
    @Arg('id', () => ID, { description: 'L01 to L21, P01 to P08.' }) id: string,
    @Ctx() context: EvidenceContext,
  ): Promise<Claim> {
    return entryById('CLAIM', id, context);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether the figure may be repeated; one that HOLDS_WITH_CAVEAT only with the caveat beside it. Follows from the standing.',
  })
  safeToRepeat(@Root() { standing }: Claim): boolean {
    return isSafeToRepeat(standing);
  }

  @FieldResolver(() => SourceDocument, { nullable: true, description: 'The document it stands in.' })
  source(
    @Root() { sourceId }: Claim,
    @Ctx() { loaders }: EvidenceContext,
  ): Promise<SourceDocument | undefined> {
    return loaders.source.load(sourceId);
  }

  @FieldResolver(() => Topics, { description: 'What it supports, were it to hold.' })
  async supports(@Root() { id }: Claim, @Ctx() { loaders }: EvidenceContext): Promise<Topics> {
    const [recommendations, asks] = await Promise.all([
      loaders.linked('CLAIM', id, 'RECOMMENDATION'),
      loaders.linked('CLAIM', id, 'ASK'),
    ]);
    return { recommendations, asks };
  }

  @FieldResolver(() => [CounterArgument], {
    description: 'What is or could be said against it, with our answers.',
  })
  @Directive('@listSize(assumedSize: 3)')
  counterArguments(
    @Root() { id }: Claim,
    @Ctx() { loaders }: EvidenceContext,
  ): Promise<readonly CounterArgument[]> {
    return loaders.linked('CLAIM', id, 'COUNTER_ARGUMENT');
  }

  @FieldResolver(() => [Contradiction], {
    description: 'Places in the sources that contradict each other over it.',
  })
  @Directive('@listSize(assumedSize: 2)')
  contradictions(
    @Root() { id }: Claim,
    @Ctx() { loaders }: EvidenceContext,
  ): Promise<readonly Contradiction[]> {
    return loaders.linked('CLAIM', id, 'CONTRADICTION');
  }
}
