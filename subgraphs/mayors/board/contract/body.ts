import { Field, ID, ObjectType } from 'type-graphql';
import { BodyKindEnum } from './enums.js';

@ObjectType('Body', {
  description:
    'A body, office, system or artefact named in the letter or the press release, and where the graph answers for it.',
})
export class Body {
  @Field(() => ID, { description: 'Name in the register, such as hestia.' })
  id!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => BodyKindEnum, { description: 'What sort of thing it is.' })
  kind!: string;

  @Field(() => String, { description: 'What it is.' })
  whatItIs!: string;

  @Field(() => [String], { description: 'What the hub needs of it. Empty where nothing.' })
  needs!: string[];

  @Field(() => String, { description: 'A question to this graph whose answer holds what there is of it.' })
  query!: string;

  @Field(() => [String], { description: 'Needs that no place in the graph meets yet.' })
  gaps!: string[];

  namedIn!: string[];
}
