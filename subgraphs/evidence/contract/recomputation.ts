import { Field, Float, Int, ObjectType } from 'type-graphql';
import { CertaintyEnum, ResultUnitEnum } from './enums.js';

@ObjectType('RecomputationInput', { description: 'A number that goes into a recomputation.' })
export class RecomputationInput {
  @Field(() => Float, { description: 'The number, as it stands in the arithmetic.' })
  value!: number;

  @Field(() => String, { description: 'What it counts, and of which vintage.' })
  what!: string;

  @Field(() => CertaintyEnum, { description: 'How we know it.' })
  certainty!: string;
}

@ObjectType('RecomputationResult', { description: 'What the arithmetic comes to, rounded.' })
export class RecomputationResult {
  @Field(() => Float, { description: 'The number, in the unit beside it.' })
  value!: number;

  @Field(() => ResultUnitEnum, { description: 'What the number is.' })
  unit!: string;

  @Field(() => Int, { description: 'Decimal places it is rounded to.' })
  decimals!: number;
}

@ObjectType('Recomputation', { description: "A claim's figure worked out again from what its sources say." })
export class Recomputation {
  @Field(() => String, { description: 'What it shows.' })
  finding!: string;

  @Field(() => String, { description: 'The arithmetic for a machine: numbers, + - * / and brackets.' })
  expression!: string;

  @Field(() => [RecomputationInput], { description: 'Every number of the expression, explained.' })
  inputs!: RecomputationInput[];

  @Field(() => RecomputationResult, { description: 'What it comes to.' })
  result!: RecomputationResult;
}
