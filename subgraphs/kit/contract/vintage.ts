import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { DateScalar } from './date.js';

@Directive('@shareable')
@ObjectType('Vintage', {
  description: 'One publication of a series that is published again and again, each time revised.',
})
export class Vintage {
  @Field(() => ID, { description: 'Name of its release in the register.' })
  release!: string;

  @Field(() => DateScalar, { description: 'When it was published: what to ask for it by.' })
  vintage!: string;

  @Field(() => String, { description: 'First and last period it covers.' })
  period!: string;

  @Field(() => Int, { description: 'Days from its publication to this answer.' })
  ageInDays!: number;
}
