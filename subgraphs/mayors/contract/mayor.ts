import { Field, ObjectType } from 'type-graphql';

@ObjectType('Mayor', { description: 'The office of the elected mayor of a city region.' })
export class Mayor {
  @Field(() => String, { description: 'Title of the office.' })
  title!: string;

  @Field(() => Boolean, {
    description:
      'Whether the mayor has the functions of a police and crime commissioner. Where not, a separate commissioner controls the data of the police.',
  })
  policePowers!: boolean;

  @Field(() => String, { description: 'How we know.' })
  source!: string;
}
