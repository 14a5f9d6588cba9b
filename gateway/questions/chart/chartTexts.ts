import type { UsedRelease } from '../tidy/tidyRow.js';
import type { ChartModel, Point } from './chartModel.js';

interface Drawable {
  readonly points: readonly Point[];
  readonly area: string;
  readonly period: string;
}

/**
 * Fills a text from what is drawn: `{first}`, `{last}`, `{firstPeriod}`, `{lastPeriod}`, `{area}`, `{period}`, or the
 * value of a category by its label, such as `{2018}` or `{Police}`. A headline so never says what isn't in the chart.
 */
export function fillIn(text: string, { points, area, period }: Drawable): string {
  const known = points.filter(({ value }) => value !== null);
  const byPeriod = [...known].sort((a, b) => a.along.localeCompare(b.along));
  const [first, last] = [byPeriod[0], byPeriod.at(-1)];
  const values: Readonly<Record<string, string | undefined>> = {
    first: first?.shown,
    last: last?.shown,
    firstPeriod: first?.along,
    lastPeriod: last?.along,
    area,
    period,
    ...Object.fromEntries(points.map(({ along, shown }) => [along, shown])),
  };
  return text.replace(/\{([^{}]+)\}/g, (_, name: string) => values[name] ?? '[not in this answer]');
}

/** "[publication] from [organisation]", the owner's name where there is no publication. */
export function sourceLine(releases: readonly UsedRelease[]): string {
  const official = releases.flatMap(({ source }) =>
    source ? [`${source.title} from ${source.publisher}`] : [],
  );
  const owners = releases.filter(({ source }) => source === undefined).map(({ owner }) => owner);
  const named = [...new Set([...official, ...owners])];
  const shown =
    named.length > 4 ? [...named.slice(0, 3), `${named.length - 3} more owners, listed below`] : named;
  return `Source: ${shown.join('; ')}`;
}

type Drawn = Omit<ChartModel, 'alt'>;

/** Mark, subject, every value where they are few, and the breaks. */
export function altText({ mark, headline, subtitle, points, series, breaks, isByPeriod }: Drawn): string {
  const kind = mark === 'line' ? 'Line chart' : 'Bar chart';
  const mostSaid = 24;
  const values = points.map(
    ({ along, series: name, shown }) => `${name === '' ? '' : `${name}, `}${along}: ${shown}`,
  );
  const said =
    points.length <= mostSaid ? `${values.join('; ')}.` : `${points.length} values; they stand in the table.`;
  const broken = breaks.map(({ along, what }) => `Break in the series before ${along}: ${what}`);
  const lines = series.length > 1 ? `${series.length} series: ${series.join(', ')}.` : '';
  return [`${kind}${isByPeriod ? ' over time' : ''}. ${headline}. ${subtitle}.`, lines, said, ...broken]
    .filter(Boolean)
    .join(' ');
}
