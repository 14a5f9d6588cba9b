import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { CertaintyEnum, OriginEnum } from './enums.js';

@Directive('@key(fields: "id")')
@ObjectType('CounterArgument', { description: 'What has been or could be said against us, and our answer.' })
export class CounterArgument {
  @Field(() => ID, { description: 'Name in the register, such as backlog-halved.' })
  id!: string;

  @Field(() => String, { description: 'What it is about.' })
  title!: string;

  @Field(() => String, { description: 'What is said.' })
  says!: string;

  @Field(() => String, { description: 'What we answer.' })
  answer!: string;

  @Field(() => OriginEnum, { description: 'Whether the Government has made it.' })
  origin!: string;

  @Field(() => CertaintyEnum, { description: 'How we know.' })
  certainty!: string;

  /** Place in the register. */
  position!: number;
}
