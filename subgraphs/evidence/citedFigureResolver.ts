import { Arg, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import type { AreaReference } from '../kit/index.js';
import { type CitedFigureMeans, citedFigures } from './citedFigures.js';
import { type CitedFigure, citedFigureType } from './contract/citedFigure.js';

/** What the resolver is made from: one schema's Area class and the tables of the dataset. */
export interface CitedFigureParts {
  readonly area: new () => AreaReference;
  readonly tables: readonly string[];
}

/** The query for cited figures; a class of its own for each schema, as its Area is. */
export function citedFigureResolver({ area, tables }: CitedFigureParts) {
  const type = citedFigureType(area);
  @Resolver(() => type)
  class CitedFigureResolver {
    @Query(() => [type], {
      description:
        'Figures cited one by one from named sources; filters narrow them together. Not comparable with each other.',
    })
    @Directive('@listSize(assumedSize: 80)')
    citedFigures(
      @Arg('ids', () => [ID], {
        nullable: true,
        description: 'Keep these figures; ids that none has are left out.',
      })
      ids: string[] | null | undefined,
      @Arg('measure', () => String, { nullable: true, description: 'Keep figures of this measure.' })
      measure: string | null | undefined,
      @Arg('area', () => ID, { nullable: true, description: 'Keep figures for this area, by its ONS code.' })
      code: string | null | undefined,
      @Ctx() context: Omit<CitedFigureMeans, 'tables'>,
    ): Promise<readonly CitedFigure[]> {
      return citedFigures({ ...context, tables }, { ids, measure, area: code });
    }
  }
  return CitedFigureResolver;
}
