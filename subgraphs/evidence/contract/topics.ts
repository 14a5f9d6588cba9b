import { Field, ObjectType } from 'type-graphql';
import { Ask } from './ask.js';
import { Recommendation } from './recommendation.js';

@ObjectType('Topics', { description: 'The recommendations and asks that something bears on.' })
export class Topics {
  @Field(() => [Recommendation], {
    description: 'Recommendations named directly; those of the asks are not repeated.',
  })
  recommendations!: readonly Recommendation[];

  @Field(() => [Ask], { description: 'Asks under recommendation R6.' })
  asks!: readonly Ask[];
}
