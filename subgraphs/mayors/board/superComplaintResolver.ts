import { Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { MayorsContext } from '../mayorsContext.js';
import { bodyById } from './boardEntry.js';
import { findSuperComplaint } from './boardQueries.js';
import { Body } from './contract/body.js';
import { Citation } from './contract/citation.js';
import { StatedGap } from './contract/statedGap.js';
import { SuperComplaint, SuperComplaintPoint } from './contract/superComplaint.js';

@Resolver(() => SuperComplaint)
export class SuperComplaintResolver {
  @Query(() => SuperComplaint, {
    nullable: true,
    description:
      'The super-complaint on the police response to victims of modern slavery: its points, its course, and what is not held of the report.',
  })
  superComplaint(@Ctx() { database }: MayorsContext): Promise<SuperComplaint> {
    return findSuperComplaint(database);
  }

  @FieldResolver(() => Body, { description: 'Who made it.' })
  complainant(@Root() { complainantId }: SuperComplaint, @Ctx() context: MayorsContext): Promise<Body> {
    return bodyById(complainantId, context);
  }

  @FieldResolver(() => [Body], { description: 'To whom it was made.' })
  @Directive('@listSize(assumedSize: 1)')
  submittedTo(
    @Root() { submittedTo }: SuperComplaint,
    @Ctx() context: MayorsContext,
  ): Promise<readonly Body[]> {
    return Promise.all(submittedTo.map((id) => bodyById(id, context)));
  }

  @FieldResolver(() => [Body], { description: 'Who reported on it.' })
  @Directive('@listSize(assumedSize: 3)')
  reportBy(@Root() { reportBy }: SuperComplaint, @Ctx() context: MayorsContext): Promise<readonly Body[]> {
    return Promise.all(reportBy.map((id) => bodyById(id, context)));
  }

  @FieldResolver(() => Citation, { description: 'Where it is said.' })
  citation(@Root() { citation }: SuperComplaint): Citation {
    return citation;
  }

  @FieldResolver(() => StatedGap, {
    description: 'What is not held: the findings and recommendations of the report.',
  })
  gap(@Root() { gap }: SuperComplaint): StatedGap {
    return gap;
  }
}

@Resolver(() => SuperComplaintPoint)
export class PointResolver {
  @FieldResolver(() => Citation, { description: 'Where it is said.' })
  citation(@Root() { citation }: SuperComplaintPoint): Citation {
    return citation;
  }
}
