import { Field, ObjectType } from 'type-graphql';
import type { StoredCitation } from './citation.js';

@ObjectType('Helpline', { description: 'The line to call for help.' })
export class Helpline {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Its telephone number, as the press release of 2017 gives it.' })
  number!: string;

  @Field(() => String, { description: 'What it is for, and what has to be known of the number.' })
  note!: string;

  citation!: StoredCitation;
}
