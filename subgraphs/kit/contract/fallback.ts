import { Directive, Field, ObjectType } from 'type-graphql';
import { fallbackSteps } from '../fallback/fallbackPlan.js';
import type { AreaReference } from './area.js';
import { Count, Rate } from './count.js';
import { enumOf } from './enums.js';

const FallbackStepEnum = enumOf(
  'FallbackStep',
  'How a wider cell came to stand for a withheld one.',
  fallbackSteps,
);

/** What stands for a withheld cell, as its GraphQL type reads it. */
export interface FallbackAnswer {
  readonly steps: readonly string[];
  readonly area: AreaReference;
  readonly period: string;
  readonly table: string;
  readonly count: Count;
  readonly share: Rate | null;
  readonly note: string;
}

/** A class for each subgraph, because it names the subgraph's own Area class. */
export function fallbackType(areaType: new () => AreaReference): new () => FallbackAnswer {
  @Directive('@shareable')
  @ObjectType('Fallback', {
    description:
      'The nearest wider cell that is shown where a cell is withheld: of the same owner, release and codes, and never in place of it unsaid.',
  })
  class Fallback implements FallbackAnswer {
    @Field(() => [FallbackStepEnum], {
      description: 'What was widened: quarter to year first, then year to several years, then the area.',
    })
    readonly steps!: readonly string[];

    @Field(() => areaType, { description: 'The area it counts.' })
    readonly area!: AreaReference;

    @Field(() => String, {
      description: 'The period it counts: quarter 2023-Q4, year 2023, several years 2019/2023.',
    })
    readonly period!: string;

    @Field(() => String, { description: 'The table of the dataset that it stands in.' })
    readonly table!: string;

    @Field(() => Count, { description: 'The wider count. Always shown.' })
    readonly count!: Count;

    @Field(() => Rate, {
      nullable: true,
      description:
        'The wider cell among all values, as in the share of the cell it stands for; null where there is none.',
    })
    readonly share!: Rate | null;

    @Field(() => String, { description: 'What stands for what, in words to print beside the number.' })
    readonly note!: string;
  }
  return Fallback;
}
