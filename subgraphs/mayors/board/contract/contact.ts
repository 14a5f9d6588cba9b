import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ContactRegisterEnum, FreshnessEnum, RecordProvenanceEnum } from './enums.js';
import type { StoredGap } from './statedGap.js';

@ObjectType('Contact', {
  description: 'The office to contact in one borough. Never a person, a number or an address.',
})
export class Contact {
  @Field(() => ID, { description: 'Name in the register.' })
  id!: string;

  @Field(() => ContactRegisterEnum, { description: 'Which of the two registers it stands in.' })
  register!: string;

  @Field(() => String, { description: 'The office. Begins with SYNTHETIC where it is made up.' })
  office!: string;

  @Field(() => String, { description: 'Where it is held. Ends in (demo) where it is made up.' })
  heldAt!: string;

  @Field(() => String, { description: 'How it is reached, in words.' })
  reached!: string;

  @Field(() => String, { description: 'The first day it holds, YYYY-MM-DD.' })
  validFrom!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The last day it holds, YYYY-MM-DD. Null where it holds on.',
  })
  validTo!: string | null;

  @Field(() => Boolean, { description: 'Whether it holds today.' })
  isValid!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The day it was last verified, YYYY-MM-DD. Null where it never was.',
  })
  lastVerified!: string | null;

  @Field(() => Int, { nullable: true, description: 'Days since then. Null where it was never verified.' })
  daysSinceVerified!: number | null;

  @Field(() => FreshnessEnum, { description: 'Fresh for 90 days after it was verified, then stale.' })
  freshness!: string;

  @Field(() => RecordProvenanceEnum, { description: 'Where the entry comes from.' })
  provenance!: string;

  areaCode!: string;
}

@ObjectType('ContactList', {
  description: 'One of the two registers of borough contacts, and how fresh it is today.',
})
export class ContactList {
  @Field(() => ContactRegisterEnum, { description: 'Which register.' })
  register!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'What it holds.' })
  holds!: string;

  @Field(() => Int, { description: 'Entries that hold today. Unit: offices.' })
  entries!: number;

  @Field(() => Int, { description: 'Of these, verified fewer than 90 days ago. Unit: offices.' })
  fresh!: number;

  @Field(() => Int, { description: 'Of these, last verified 90 days ago or more. Unit: offices.' })
  stale!: number;

  @Field(() => Int, { description: 'Of these, never verified. Unit: offices.' })
  neverVerified!: number;

  keptById!: string;
  gap!: StoredGap;
}
