import { Field, ID, ObjectType } from 'type-graphql';
import type { StoredCitation } from './citation.js';
import { ActionStateEnum, RecordProvenanceEnum } from './enums.js';
import type { StoredGap } from './statedGap.js';

@ObjectType('BoardPaper', { description: 'A paper of the board.' })
export class BoardPaper {
  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Its text. Null where it is not held: see gap.' })
  text!: string | null;

  gap!: StoredGap | null;
}

@ObjectType('BoardAction', { description: 'Something the board agreed to have done by a day.' })
export class BoardAction {
  @Field(() => ID, { description: 'Name in the register.' })
  id!: string;

  @Field(() => String, { description: 'What is to be done. Begins with SYNTHETIC where it is made up.' })
  title!: string;

  @Field(() => String, { description: 'Who is to do it. Ends in (demo) where it is made up.' })
  owner!: string;

  @Field(() => String, { description: 'The last day, YYYY-MM-DD.' })
  due!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The day it was done, YYYY-MM-DD. Null where it is not.',
  })
  done!: string | null;

  @Field(() => ActionStateEnum, { description: 'How it stands today.' })
  state!: string;

  @Field(() => RecordProvenanceEnum, { description: 'Where it comes from.' })
  provenance!: string;

  minutesId!: string;
}

@ObjectType('Minutes', { description: 'Minutes of a meeting of the board.' })
export class Minutes {
  @Field(() => ID, { description: 'Name in the register.' })
  id!: string;

  @Field(() => String, { description: 'What they are called. Begins with SYNTHETIC where they are made up.' })
  title!: string;

  @Field(() => String, { description: 'The day of the meeting, YYYY-MM-DD.' })
  heldOn!: string;

  @Field(() => String, { description: 'Their text. Begins with SYNTHETIC where it is made up.' })
  text!: string;

  @Field(() => RecordProvenanceEnum, { description: 'Where they come from.' })
  provenance!: string;
}

@ObjectType('Board', { description: 'The London Modern Slavery Partnership Board.' })
export class Board {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'When it was set up, as exactly as known.' })
  established!: string;

  @Field(() => BoardPaper, { description: 'Its terms of reference.' })
  termsOfReference!: BoardPaper;

  citation!: StoredCitation;
  gaps!: StoredGap[];
}
