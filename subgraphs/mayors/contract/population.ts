import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('Population', { description: 'Residents of an area on one day.' })
export class Population {
  @Field(() => Int, { description: 'Residents. Unit: persons. An estimate, not a count.' })
  persons!: number;

  @Field(() => String, { description: 'The day the estimate is for: mid-2020 is 30 June 2020.' })
  vintage!: string;

  @Field(() => String, { description: 'Who published it, and whether it was summed from smaller areas.' })
  source!: string;
}
