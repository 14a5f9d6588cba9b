import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType('Ask', {
  description: 'One of the five changes the Home Secretary is asked for under recommendation R6.',
})
export class Ask {
  @Field(() => ID, { description: '6a to 6e.' })
  id!: string;

  @Field(() => String, { description: 'What it is about, in our words.' })
  title!: string;

  @Field(() => String, { description: 'The ask in the words of the letter.' })
  asWritten!: string;

  @Field(() => String, { description: 'What it calls for, in plain words.' })
  callsFor!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What has changed since the letter. Null where we hold nothing.',
  })
  changedSince!: string | null;

  /** Place in the letter. */
  position!: number;

  recommendationId!: string;
}
