import { Field, ID, ObjectType } from 'type-graphql';
import { CertaintyEnum } from './enums.js';

@ObjectType('CitedDocument', { description: 'A document that entries about the board and the bodies cite.' })
export class CitedDocument {
  @Field(() => ID, { description: 'Name of the document, such as LETTER.' })
  id!: string;

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => String, { description: 'Who published it.' })
  publisher!: string;

  @Field(() => String, {
    nullable: true,
    description: 'When, as exactly as known: a date, a month or a year. Null where it bears none.',
  })
  dated!: string | null;

  @Field(() => String, { nullable: true, description: 'Where it is, where a source says so.' })
  url!: string | null;

  @Field(() => String, { nullable: true, description: 'What has to be known of the copy held.' })
  note!: string | null;
}

@ObjectType('Citation', { description: 'Where something is said.' })
export class Citation {
  @Field(() => String, { nullable: true, description: 'Its words, where they are held.' })
  says!: string | null;

  @Field(() => CertaintyEnum, { description: 'How we know.' })
  certainty!: string;
}

/** A citation as it is stored: the document by its id. */
export type StoredCitation = Citation & { readonly source: string };
