import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType('Deadline', { description: 'Something to be done by a date.' })
export class Deadline {
  @Field(() => String, { description: 'What has to be done.' })
  what!: string;

  @Field(() => String, { description: 'The date in the words of the letter.' })
  asWritten!: string;

  @Field(() => String, { description: 'The last day, YYYY-MM-DD.' })
  date!: string;
}

@Directive('@key(fields: "id")')
@ObjectType('Recommendation', {
  description:
    'One of the six recommendations of the letter of the London Assembly Police and Crime Committee.',
})
export class Recommendation {
  @Field(() => ID, { description: 'R1 to R6.' })
  id!: string;

  @Field(() => String, { description: 'What it is about, in our words.' })
  title!: string;

  @Field(() => String, { description: 'Who should carry it out.' })
  addressee!: string;

  @Field(() => String, { description: 'The recommendation in the words of the letter.' })
  text!: string;

  @Field(() => [String], { description: 'What it lists in particular, in the words of the letter.' })
  items!: string[];

  @Field(() => [Deadline], { description: 'By when the letter wants what.' })
  deadlines!: Deadline[];

  /** Place in the letter. */
  position!: number;
}
