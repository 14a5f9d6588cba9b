import { Field, ID, ObjectType } from 'type-graphql';
import { type AreaReference, Count, Release } from '../../kit/index.js';
import { ApproximationEnum, CertaintyEnum, FigureKindEnum } from './enums.js';

@ObjectType({ description: 'What every cited figure says of itself.' })
class CitedFigureFields {
  @Field(() => ID, { description: 'Name of the figure, such as NRM_REFERRALS_2025.' })
  id!: string;

  @Field(() => String, { description: 'What it is.' })
  title!: string;

  @Field(() => String, {
    description: 'What it measures: figures of one measure form a series, with the caveats of each.',
  })
  measure!: string;

  @Field(() => FigureKindEnum, { description: 'Whether it is a count, a share or an average.' })
  kind!: string;

  @Field(() => String, {
    description: 'Year, quarter or years; a financial year as the two years it touches.',
  })
  period!: string;

  @Field(() => String, { description: 'The period as the source has it.' })
  periodAsWritten!: string;

  @Field(() => Count, {
    nullable: true,
    description:
      'The count, as a cell of the release. Null for shares and averages, and where no release holds it.',
  })
  count!: Count | null;

  @Field(() => String, {
    nullable: true,
    description: 'A share or average in words, published without its counts: "53%". Null for counts.',
  })
  asPublished!: string | null;

  @Field(() => Release, { nullable: true, description: 'The release that the count stands in.' })
  release!: Release | null;

  @Field(() => ApproximationEnum, {
    nullable: true,
    description: 'How exact the source is; null where it is exact.',
  })
  approximate!: string | null;

  @Field(() => CertaintyEnum, { description: 'How we know it.' })
  certainty!: string;

  @Field(() => String, { description: 'Where it was published.' })
  source!: string;

  @Field(() => String, { nullable: true, description: 'What has to be known to use it.' })
  caveat!: string | null;
}

/** A cited figure as it is answered. */
export type CitedFigure = CitedFigureFields & { readonly area: AreaReference };

/** The type for one schema: it points to that schema's own Area class. */
export function citedFigureType(area: new () => AreaReference): new () => CitedFigure {
  @ObjectType('CitedFigure', {
    description: 'One published value, cited from its own source and in its own definition.',
  })
  class CitedFigureType extends CitedFigureFields {
    @Field(() => area, { description: 'Where.' })
    readonly area!: AreaReference;
  }
  return CitedFigureType;
}
