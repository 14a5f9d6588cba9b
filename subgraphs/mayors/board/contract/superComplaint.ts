import { Field, ID, ObjectType } from 'type-graphql';
import type { StoredCitation } from './citation.js';
import { PointStateEnum } from './enums.js';
import type { StoredGap } from './statedGap.js';

@ObjectType('SuperComplaintPoint', { description: 'A point the super-complaint makes.' })
export class SuperComplaintPoint {
  @Field(() => ID, { description: 'Name in the register.' })
  id!: string;

  @Field(() => String, { description: 'What it says, in plain words.' })
  says!: string;

  @Field(() => PointStateEnum, { description: 'How far it has come.' })
  state!: string;

  citation!: StoredCitation;
}

@ObjectType('SuperComplaint', {
  description: 'The super-complaint on the police response to victims of modern slavery.',
})
export class SuperComplaint {
  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'When it was made, as exactly as known.' })
  submitted!: string;

  @Field(() => String, { description: 'When it was found eligible to be investigated, as exactly as known.' })
  assessedEligible!: string;

  @Field(() => String, { description: 'The day the report on it was published, YYYY-MM-DD.' })
  reportPublished!: string;

  @Field(() => [SuperComplaintPoint], { description: 'Its points and their state.' })
  points!: SuperComplaintPoint[];

  complainantId!: string;
  submittedTo!: string[];
  reportBy!: string[];
  citation!: StoredCitation;
  gap!: StoredGap;
}
