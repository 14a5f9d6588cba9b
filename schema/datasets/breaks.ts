import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ReleaseDocument } from '../protocol/release.js';

export const breakSchema = z.strictObject({
  /** First quarter after the break. */
  period: z.string(),
  what: z.string(),
  /** Datasets whose series it breaks. */
  datasets: z.array(z.string()),
  source: z.string(),
});

/** A change in law or practice: figures before and after it are not comparable. */
export type SeriesBreak = Readonly<z.infer<typeof breakSchema>>;

/** The breaks of a dataset, as its releases carry them. */
export type BreaksOf = (dataset: string) => ReleaseDocument['breaks'];

/** Reads breaks.json beside this file. */
export const loadBreaks = (): BreaksOf =>
  parseBreaks(JSON.parse(readFileSync(new URL('breaks.json', import.meta.url), 'utf8')));

/** The breaks of each dataset, from the value of breaks.json. */
export function parseBreaks(value: unknown): BreaksOf {
  const breaks = z.array(breakSchema).parse(value);
  return (dataset) =>
    breaks.filter(({ datasets }) => datasets.includes(dataset)).map(({ period, what }) => ({ period, what }));
}
