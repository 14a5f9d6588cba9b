import { Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { MayorsContext } from '../mayorsContext.js';
import { bodyById } from './boardEntry.js';
import { findResponses } from './boardQueries.js';
import { Body } from './contract/body.js';
import { Citation } from './contract/citation.js';
import { Recommendation } from './contract/recommendation.js';
import { RecommendationResponse, RecommendationStatement } from './contract/response.js';
import { StatedGap } from './contract/statedGap.js';

@Resolver(() => RecommendationResponse)
export class ResponseResolver {
  @Query(() => [RecommendationResponse], {
    nullable: true,
    description:
      'The response to each recommendation, which the letter asks for by 1 March 2020, and what was said on it before.',
  })
  @Directive('@listSize(assumedSize: 6)')
  responses(@Ctx() { database }: MayorsContext): Promise<readonly RecommendationResponse[]> {
    return findResponses(database);
  }

  @FieldResolver(() => Recommendation, { description: 'What it responds to.' })
  recommendation(@Root() { recommendationId }: RecommendationResponse): Recommendation {
    return { id: recommendationId };
  }

  @FieldResolver(() => Body, { description: 'Who is asked to respond.' })
  respondent(@Root() { respondentId }: RecommendationResponse, @Ctx() context: MayorsContext): Promise<Body> {
    return bodyById(respondentId, context);
  }

  @FieldResolver(() => StatedGap, {
    nullable: true,
    description: 'That it is missing. Null where the text is held.',
  })
  gap(@Root() { gap }: RecommendationResponse): StatedGap | null {
    return gap;
  }
}

@Resolver(() => RecommendationStatement)
export class StatementResolver {
  @FieldResolver(() => Citation, { description: 'Where it is reported.' })
  citation(@Root() { citation }: RecommendationStatement): Citation {
    return citation;
  }
}
