import { z } from 'zod';
import { cellStatuses } from '../../../schema/protocol/cell.js';
import type { Register } from './register.js';

const statusNames = Object.keys(cellStatuses) as [keyof typeof cellStatuses];

const servedCell = z.object({
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
const servedSeries = z.object({ release: served, cells: z.array(servedCell) });

export type ServedCell = Readonly<z.infer<typeof servedCell>>;
export type ServedRelease = Readonly<z.infer<typeof served>>;
export type ServedSeries = Readonly<z.infer<typeof servedSeries>>;

/** Cells of one table, for any number of areas and periods. */
export interface SeriesQuestion {
  readonly dataset: string;
  readonly table: string;
  readonly areas: readonly string[];
  readonly periods: readonly string[];
}

/**
 * Every current release of the dataset that has cells at these places, with those cells: one statement whatever
 * the number of areas. Owners come in the order of their names, so that an answer is always the same text.
 */
export async function findSeries(
  { client }: Register,
  ask: SeriesQuestion,
): Promise<readonly ServedSeries[]> {
  const rows = await client.$queryRaw`
    SELECT r.document AS release,
           json_agg(json_build_object('id', c.id, 'area', c.area, 'period', c.period, 'dimensions', c.dimensions,
                                      'value', c.value, 'status', c.status, 'note', c.note)
                    ORDER BY c.area, c.period, c.position) AS cells
      FROM current_release r
      JOIN cell c ON c.release_id = r.id
     WHERE r.dataset = ${ask.dataset} AND c.dataset = ${ask.dataset} AND c.table_name = ${ask.table}
       AND c.area = ANY(${[...ask.areas]}) AND c.period = ANY(${[...ask.periods]})
     GROUP BY r.id, r.document, r.first_owner
     ORDER BY r.first_owner, r.id`;
  return z.array(servedSeries).parse(rows);
}

/** First and last period that some current release of the dataset covers. */
export async function findExtent({ client }: Register, dataset: string): Promise<string | undefined> {
  const rows = await client.$queryRaw`
    SELECT min(period_from) || '..' || max(period_to) AS extent FROM current_release WHERE dataset = ${dataset}`;
  return z.array(z.object({ extent: z.string().nullable() })).parse(rows)[0]?.extent ?? undefined;
}
