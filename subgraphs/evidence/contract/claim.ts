import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { Standing } from '../../../schema/evidence/evidence.js';
import { CertaintyEnum, ClaimSourceEnum, StandingEnum } from './enums.js';
import { Recomputation } from './recomputation.js';

@ObjectType('SourceDocument', { description: 'A document whose claims are registered.' })
export class SourceDocument {
  @Field(() => ClaimSourceEnum, { description: 'Which of the documents.' })
  id!: string;

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => String, { description: 'Who wrote it.' })
  from!: string;

  @Field(() => String, { description: 'To whom.' })
  to!: string;

  @Field(() => String, { description: 'When, as exactly as known: a date, a month or a year.' })
  dated!: string;

  @Field(() => String, { description: 'What has to be known of the copy the claims were read from.' })
  note!: string;
}

@ObjectType('Problem', { description: 'Something wrong with a claim.' })
export class Problem {
  @Field(() => String, { description: 'What is wrong.' })
  text!: string;

  @Field(() => CertaintyEnum, { description: 'How we know.' })
  certainty!: string;
}

@Directive('@key(fields: "id")')
@ObjectType('Claim', { description: 'A sentence with a figure in one of the source documents, checked.' })
export class Claim {
  @Field(() => ID, { description: 'L01 to L21 for the letter, P01 to P08 for the press release.' })
  id!: string;

  @Field(() => String, { description: 'What it is about.' })
  title!: string;

  @Field(() => [String], { description: 'The sentences of the source.' })
  quotations!: string[];

  @Field(() => [String], { description: 'The figure exactly as written, part by part.' })
  figuresAsWritten!: string[];

  @Field(() => String, { description: 'Who or what is counted.' })
  population!: string;

  @Field(() => String, { description: 'When.' })
  period!: string;

  @Field(() => String, { description: 'Where.' })
  geography!: string;

  @Field(() => String, { description: 'The source the document itself names.' })
  sourceNamed!: string;

  @Field(() => [Recomputation], { description: 'The figure worked out again. Empty where it cannot be.' })
  recomputations!: Recomputation[];

  @Field(() => String, { nullable: true, description: 'Why nothing is recomputed; null where something is.' })
  notRecomputed!: string | null;

  @Field(() => [Problem], { description: 'What is wrong with it.' })
  problems!: Problem[];

  @Field(() => String, { description: 'What to say instead.' })
  sayInstead!: string;

  @Field(() => StandingEnum, { description: 'How far it survives the check.' })
  standing!: Standing;

  @Field(() => String, { description: 'Why it has that standing.' })
  because!: string;

  /** Place in the register. */
  position!: number;

  sourceId!: string;
}
