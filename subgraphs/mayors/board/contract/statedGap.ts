import { Field, ObjectType } from 'type-graphql';

@ObjectType('StatedGap', { description: 'Something that should be known and is not held.' })
export class StatedGap {
  @Field(() => String, { description: 'What is missing.' })
  missing!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Where it was asked for. Null where nobody has, in what is held.',
  })
  askedFor!: string | null;

  @Field(() => String, { nullable: true, description: 'The day by which it was asked for, YYYY-MM-DD.' })
  askedBy!: string | null;
}

/** A gap as it is stored: who would have to publish it by id. */
export type StoredGap = StatedGap & { readonly publisher: string };
