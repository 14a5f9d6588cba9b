import { Field, ID, ObjectType } from 'type-graphql';
import type { StoredCitation } from './citation.js';
import { CommitmentKindEnum, CommitmentStateEnum } from './enums.js';
import type { StoredGap } from './statedGap.js';

@ObjectType('Commitment', {
  description:
    'What a body has promised, put in place or been asked for: strategies, plans, standards, services, groups, roles.',
})
export class Commitment {
  @Field(() => ID, { description: 'Name in the register, such as good-work-standard.' })
  id!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => CommitmentKindEnum, { description: 'What sort of commitment it is.' })
  kind!: string;

  @Field(() => String, { description: 'What is promised.' })
  promises!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it is measured by. Null where the sources give nothing: see gaps.',
  })
  measure!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The last day, YYYY-MM-DD. Null where the sources give none: see gaps.',
  })
  due!: string | null;

  @Field(() => CommitmentStateEnum, { description: 'How far it has come, as far as its source goes.' })
  state!: string;

  @Field(() => String, { description: 'Why that state.' })
  because!: string;

  ownerId!: string;
  areas!: string[];
  recommendations!: string[];
  citation!: StoredCitation;
  gaps!: StoredGap[];
}
