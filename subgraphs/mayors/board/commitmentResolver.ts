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
import type { CommitmentState } from '../../../schema/board/board.js';
import { Area } from '../contract/area.js';
import { areaByCode, type MayorsContext } from '../mayorsContext.js';
import { bodyById, commitmentById } from './boardEntry.js';
import { findCommitments } from './boardQueries.js';
import { Body } from './contract/body.js';
import { Citation } from './contract/citation.js';
import { Commitment } from './contract/commitment.js';
import { CommitmentStateEnum } from './contract/enums.js';
import { Recommendation } from './contract/recommendation.js';
import { StatedGap } from './contract/statedGap.js';

@ArgsType()
class CommitmentsArguments {
  @Field(() => ID, {
    nullable: true,
    description:
      'Keep commitments for this area, for an area it lies in, or for one that lies in it. ONS code.',
  })
  area?: string | null;

  @Field(() => ID, { nullable: true, description: 'Keep commitments of this body, such as mopac.' })
  owner?: string | null;

  @Field(() => CommitmentStateEnum, { nullable: true, description: 'Keep commitments in this state.' })
  state?: CommitmentState | null;
}

@Resolver(() => Commitment)
export class CommitmentResolver {
  @Query(() => [Commitment], {
    nullable: true,
    description:
      'Strategies, plans, standards, services, groups and roles of the sources; filters narrow them together.',
  })
  @Directive('@listSize(assumedSize: 15)')
  async commitments(
    @Args(() => CommitmentsArguments) { area, owner, state }: CommitmentsArguments,
    @Ctx() context: MayorsContext,
  ): Promise<readonly Commitment[]> {
    if (area != null) await areaByCode(area, context);
    if (owner != null) await bodyById(owner, context);
    const ids = area == null ? undefined : await context.board.commitmentsOfArea.load(area);
    const found = await findCommitments(context.database, ids);
    return found
      .filter((commitment) => owner == null || commitment.ownerId === owner)
      .filter((commitment) => state == null || commitment.state === state);
  }

  @Query(() => Commitment, {
    nullable: true,
    description: 'One commitment. An id that none has is the error UNKNOWN_ID, with the nearest named.',
  })
  commitment(
    @Arg('id', () => ID, { description: 'Name in the register, such as good-work-standard.' }) id: string,
    @Ctx() context: MayorsContext,
  ): Promise<Commitment> {
    return commitmentById(id, context);
  }

  @FieldResolver(() => Body, { description: 'Whose commitment it is: a body or an office, never a person.' })
  owner(@Root() { ownerId }: Commitment, @Ctx() context: MayorsContext): Promise<Body> {
    return bodyById(ownerId, context);
  }

  @FieldResolver(() => [Area], { description: 'Areas it is for.' })
  @Directive('@listSize(assumedSize: 1)')
  areas(@Root() { areas }: Commitment, @Ctx() context: MayorsContext): Promise<readonly Area[]> {
    return Promise.all(areas.map((code) => areaByCode(code, context)));
  }

  @FieldResolver(() => [Recommendation], { description: 'Recommendations of the letter that it bears on.' })
  @Directive('@listSize(assumedSize: 2)')
  recommendations(@Root() { recommendations }: Commitment): readonly Recommendation[] {
    return recommendations.map((id) => ({ id }));
  }

  @FieldResolver(() => Citation, {
    description: 'Where it is said. The date of the document is the date of what is said.',
  })
  citation(@Root() { citation }: Commitment): Citation {
    return citation;
  }

  @FieldResolver(() => [StatedGap], { description: 'What is not known of it.' })
  @Directive('@listSize(assumedSize: 1)')
  gaps(@Root() { gaps }: Commitment): readonly StatedGap[] {
    return gaps;
  }
}
