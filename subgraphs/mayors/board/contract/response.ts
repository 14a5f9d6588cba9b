import { Field, ID, ObjectType } from 'type-graphql';
import type { StoredCitation } from './citation.js';
import type { StoredGap } from './statedGap.js';

@ObjectType('RecommendationStatement', {
  description: 'What somebody said on a recommendation before the response, by role and never by name.',
})
export class RecommendationStatement {
  @Field(() => String, { description: 'The role in which it was said.' })
  role!: string;

  @Field(() => String, { description: 'What was said, in plain words.' })
  says!: string;

  citation!: StoredCitation;
}

@ObjectType('RecommendationResponse', { description: 'The response to a recommendation of the letter.' })
export class RecommendationResponse {
  @Field(() => ID, { description: 'Name in the register, such as response-r1.' })
  id!: string;

  @Field(() => String, { description: 'The day by which the letter asks for it, YYYY-MM-DD.' })
  due!: string;

  @Field(() => String, { nullable: true, description: 'Its text. Null where it is not held: see gap.' })
  text!: string | null;

  @Field(() => [RecommendationStatement], {
    description: 'What was said on it before, in evidence to the Committee.',
  })
  saidBefore!: RecommendationStatement[];

  recommendationId!: string;
  respondentId!: string;
  gap!: StoredGap | null;
}
