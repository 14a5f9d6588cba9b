import { z } from 'zod';
import type { ReleaseTime } from '../../../schema/datasets/severalYears.js';
import { cellStatuses } from '../../../schema/protocol/cell.js';
import { ageInDays } from './age.js';
import type { Register } from './register.js';

const statusNames = Object.keys(cellStatuses) as [keyof typeof cellStatuses];

/** A cell as a row of the register. */
export const servedCell = z.object({
  id: z.string(),
  area: z.string(),
  period: z.string(),
  dimensions: z.record(z.string(), z.string()),
  value: z.number().nullable(),
  status: z.enum(statusNames),
  note: z.string().nullable(),
});

const served = z.object({
  id: z.string(),
  dataset: z.string(),
  vintage: z.string(),
  period: z.string(),
  rule: z.string(),
  provenance: z.string(),
  caveats: z.array(z.string()),
  breaks: z.array(z.object({ period: z.string(), what: z.string() })),
  source: z
    .object({
      title: z.string(),
      publisher: z.string(),
      published: z.string(),
      url: z.string().nullable().default(null),
      file: z.string(),
      sha256: z.string(),
      licence: z.string(),
    })
    .nullable(),
  sha256: z.string(),
  signature: z.string(),
  owners: z.array(z.object({ id: z.string(), name: z.string(), demonstration: z.boolean() })),
});
const vintage = z.object({ release: z.string(), vintage: z.string(), period: z.string() });
const servedSeries = z.object({ release: served, vintages: z.array(vintage), cells: z.array(servedCell) });

export type ServedCell = Readonly<z.infer<typeof servedCell>>;
export type ServedRelease = Readonly<z.infer<typeof served>> & { readonly ageInDays: number };
export type ServedVintage = Readonly<z.infer<typeof vintage>> & { readonly ageInDays: number };

/** Cells of one release, and every vintage of its dataset and owners, the newest first. */
export interface ServedSeries {
  readonly release: ServedRelease;
  /** Empty for a partner's release, which the next one replaces whole. */
  readonly vintages: readonly ServedVintage[];
  readonly cells: readonly ServedCell[];
}

/** Cells of one table, for any number of areas and periods. */
export interface SeriesQuestion {
  readonly dataset: string;
  readonly table: string;
  readonly areas: readonly string[];
  readonly periods: readonly string[];
  /** Only releases of this date, also where a newer one is registered. */
  readonly vintage?: string | undefined;
}

/**
 * Every serving release of the dataset that has cells at these places, with those cells: one statement whatever
 * the number of areas. Owners come in the order of their names, so that an answer is always the same text.
 *
 * A partner's newest release serves alone. Of an official series each period is served from the newest vintage that
 * covers the whole of it, or failing that some of it: a publication of one quarter doesn't take the years before away.
 *
 * Cells are grouped by release alone, and what is said of a release joined afterwards: sorting thousands of cells by
 * its document would cost most of the statement.
 */
export async function findSeries(
  { client }: Register,
  ask: SeriesQuestion,
  now: Date,
): Promise<readonly ServedSeries[]> {
  const spans = ask.periods.map(spanOf);
  const vintage = ask.vintage ?? null;
  const rows = await client.$queryRaw`
    WITH asked AS (
      SELECT * FROM unnest(${[...ask.periods]}::text[], ${spans.map(({ first }) => first)}::text[],
                           ${spans.map(({ last }) => last)}::text[]) AS asked (period, first, last)
    ), serving AS (
      SELECT DISTINCT ON (v.owner_ids, asked.period) asked.period, v.id, v.owner_ids, v.first_owner, v.rule, v.document
        FROM release_vintage v
        JOIN asked ON v.rule <> 'PUBLISHED' OR (v.first_quarter <= asked.last AND v.last_quarter >= asked.first)
       WHERE v.dataset = ${ask.dataset} AND (${vintage}::date IS NULL OR v.vintage = ${vintage}::date)
       ORDER BY v.owner_ids, asked.period,
                (v.rule <> 'PUBLISHED' OR (v.first_quarter <= asked.first AND v.last_quarter >= asked.last)) DESC,
                v.vintage DESC, v.registered_at DESC
    ), counted AS (
      SELECT c.release_id,
             json_agg(json_build_object('id', c.id, 'area', c.area, 'period', c.period, 'dimensions', c.dimensions,
                                        'value', c.value, 'status', c.status, 'note', c.note)
                      ORDER BY c.area, c.period, c.position) AS cells
        FROM serving s
        JOIN cell c ON c.release_id = s.id AND c.period = s.period
       WHERE c.dataset = ${ask.dataset} AND c.table_name = ${ask.table}
         AND c.area = ANY(${[...ask.areas]}) AND c.period = ANY(${[...ask.periods]})
       GROUP BY c.release_id
    )
    SELECT s.document AS release,
           (SELECT coalesce(json_agg(json_build_object('release', v.id, 'vintage', v.vintage,
                                                       'period', v.period_from || '..' || v.period_to)
                                     ORDER BY v.vintage DESC), '[]')
              FROM release_vintage v
             WHERE v.dataset = ${ask.dataset} AND v.owner_ids = s.owner_ids AND s.rule = 'PUBLISHED') AS vintages,
           counted.cells
      FROM counted
      JOIN (SELECT DISTINCT ON (id) id, owner_ids, first_owner, rule, document FROM serving) s
        ON s.id = counted.release_id
     ORDER BY s.first_owner, s.id`;
  return z
    .array(servedSeries)
    .parse(rows)
    .map(({ release, vintages, cells }) => ({
      release: aged(release, now),
      vintages: vintages.map((each) => aged(each, now)),
      cells,
    }));
}

const aged = <Dated extends { readonly vintage: string }>(dated: Dated, now: Date) => ({
  ...dated,
  ageInDays: ageInDays(dated.vintage, now),
});

/** First and last quarter of a period: 2023, 2023-Q4 or 2019/2021. */
function spanOf(period: string) {
  if (period.includes('-Q')) return { first: period, last: period };
  return { first: `${period.slice(0, 4)}-Q1`, last: `${period.slice(-4)}-Q4` };
}

/** First and last period that the dataset's serving releases cover, or those of one vintage. */
export async function findExtent(
  { client }: Register,
  dataset: string,
  vintage?: string,
): Promise<string | undefined> {
  const rows = await client.$queryRaw`
    SELECT min(period_from) || '..' || max(period_to) AS extent
      FROM release_vintage
     WHERE dataset = ${dataset} AND (${vintage ?? null}::date IS NULL OR vintage = ${vintage ?? null}::date)
       AND (rule = 'PUBLISHED' OR id IN (SELECT id FROM current_release))`;
  return z.array(z.object({ extent: z.string().nullable() })).parse(rows)[0]?.extent ?? undefined;
}

/** What the dataset's current releases say of their time, each once. */
export async function findReleaseTimes(
  { client }: Register,
  dataset: string,
): Promise<readonly ReleaseTime[]> {
  const rows = await client.$queryRaw`
    SELECT DISTINCT jsonb_build_object('from', period_from, 'to', period_to) AS period, document->>'vintage' AS vintage
      FROM current_release
     WHERE dataset = ${dataset}`;
  const period = z.object({ from: z.string(), to: z.string() });
  return z.array(z.object({ period, vintage: z.string() })).parse(rows);
}

/** Dates of the dataset's releases, the newest first. */
export async function findVintages({ client }: Register, dataset: string): Promise<readonly string[]> {
  const rows = await client.$queryRaw`
    SELECT DISTINCT vintage::text AS vintage FROM release_vintage WHERE dataset = ${dataset} ORDER BY vintage DESC`;
  return z
    .array(z.object({ vintage: z.string() }))
    .parse(rows)
    .map((row) => row.vintage);
}
