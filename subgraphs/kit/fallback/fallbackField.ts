import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { FallbackAnswer } from '../contract/fallback.js';
import type { DynamicClass } from '../dataset/datasetTypes.js';
import type { Series, SeriesCell } from '../dataset/series.js';
import type { Resolver as ResolverClass } from '../federation.js';
import type { CellLoader } from '../register/cellLoader.js';
import type { ServedCell } from '../register/servedSeries.js';
import { type AnsweredCell, candidatesFor, fallbackOf } from './fallbackOf.js';
import type { PlanMeans } from './fallbackPlan.js';

/** A cell as its GraphQL type reads it: dimensions beside area and period, and what `fallback` has to know. */
export function answeredCell(series: Series, { dimensions, ...cell }: SeriesCell): WithAnswered {
  const { dataset, table, release } = series;
  const place = { area: cell.area.code, period: cell.period, dimensions };
  const answered = { dataset, table, release, place, status: cell.count.status };
  return { ...dimensions, ...cell, answered };
}

interface WithAnswered {
  readonly answered: AnsweredCell;
}

interface FallbackParts extends PlanMeans {
  readonly cell: DynamicClass;
  readonly fallback: new () => FallbackAnswer;
}

const description =
  'The nearest wider cell that is shown, where this one is withheld: the year of its quarter, several years, a wider area, tried in this order. Null where it is not withheld, and where none is shown.';

/** `fallback` of a dataset's cells. All that one question asks for come with one statement, none if nobody asks. */
export function fallbackField({ cell, fallback, ...means }: FallbackParts): ResolverClass {
  const resolver = class {
    fallback({ answered }: WithAnswered, { cells }: { readonly cells: CellLoader }) {
      return loadFallback(means, answered, cells);
    }
  };
  Root()(resolver.prototype, 'fallback', 0);
  Ctx()(resolver.prototype, 'fallback', 1);
  FieldResolver(() => fallback, { nullable: true, description })(resolver.prototype, 'fallback', {});
  Resolver(() => cell)(resolver);
  return resolver;
}

async function loadFallback(
  means: PlanMeans,
  answered: AnsweredCell,
  loader: CellLoader,
): Promise<FallbackAnswer | null> {
  const candidates = candidatesFor(means, answered);
  const ids = candidates.flatMap(({ cell, total }) => (total === undefined ? [cell] : [cell, total]));
  const found = await Promise.all(ids.map((id) => loader.load(id)));
  const cells = new Map(
    found.flatMap((cell): (readonly [string, ServedCell])[] => (cell ? [[cell.id, cell]] : [])),
  );
  return fallbackOf(means, answered, { candidates, cells });
}
