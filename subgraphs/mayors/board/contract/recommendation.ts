import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** What this subgraph knows of a recommendation: its id. Its text is answered by `evidence`. */
@Directive('@key(fields: "id")')
@ObjectType('Recommendation', { description: 'One of the six recommendations of the letter.' })
export class Recommendation {
  @Field(() => ID, { description: 'R1 to R6.' })
  id!: string;
}
