import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { CellStatus } from '../../../schema/protocol/cell.js';
import { CellStatusEnum } from './enums.js';

@Directive('@shareable')
@ObjectType('Count', { description: 'One cell of a release.' })
export class Count {
  @Field(() => ID, { description: 'Name of the cell in the register of releases.' })
  cell!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The released count; null unless the status is RELEASED.',
  })
  value!: number | null;

  @Field(() => CellStatusEnum, {
    description: 'Whether the value is shown and, if not, what stands in its place.',
  })
  status!: CellStatus;

  @Field(() => String, { nullable: true, description: 'What has to be known to read this cell.' })
  note!: string | null;
}

@Directive('@shareable')
@ObjectType('Rate', {
  description: 'A percentage made from two released counts, with the interval that their rounding leaves.',
})
export class Rate {
  @Field(() => Count, { description: 'What is counted.' })
  numerator!: Count;

  @Field(() => Count, { description: 'Out of what it is counted.' })
  denominator!: Count;

  @Field(() => Float, {
    nullable: true,
    description: 'Per cent, to one decimal place; whole per cent under a denominator of 100.',
  })
  percent!: number | null;

  @Field(() => Float, { nullable: true, description: 'Least per cent that the unrounded counts could give.' })
  low!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Greatest per cent that the unrounded counts could give.',
  })
  high!: number | null;

  @Field(() => CellStatusEnum, { description: 'RELEASED where both counts are.' })
  status!: CellStatus;
}
