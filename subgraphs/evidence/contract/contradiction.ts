import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType('Contradiction', { description: 'Two places in the sources that do not agree.' })
export class Contradiction {
  @Field(() => ID, { description: 'Name in the register, such as boroughs-32-or-33.' })
  id!: string;

  @Field(() => String, { description: 'What it is about.' })
  title!: string;

  @Field(() => String, { description: 'Where the first statement stands.' })
  firstWhere!: string;

  @Field(() => String, { description: 'What stands there.' })
  firstSays!: string;

  @Field(() => String, { description: 'Where the second statement stands.' })
  secondWhere!: string;

  @Field(() => String, { description: 'What stands there.' })
  secondSays!: string;

  @Field(() => String, { description: 'Which of them holds, and what to say.' })
  resolution!: string;

  /** Place in the register. */
  position!: number;
}
