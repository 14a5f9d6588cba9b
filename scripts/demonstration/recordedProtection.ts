import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Catalogue } from '../../schema/datasets/dataset.js';
import { canonicalHash } from '../../schema/protocol/canonicalJson.js';
import { type IsWithheld, type ProtectRows, protectFully } from '../../subgraphs/kit/index.js';

const cellNumbers = z.record(z.string(), z.record(z.string(), z.array(z.int().nonnegative())));
const recordSchema = z.strictObject({ madeFor: z.string(), owners: z.record(z.string(), cellNumbers) });

/** By owner, dataset and table, the cells withheld to protect others. */
export type RecordedCells = z.infer<typeof recordSchema>['owners'];

export const recordFile = new URL('./protection.json', import.meta.url);

/** Names the rows and the tables that a record holds for: with others it says nothing. */
export const madeFor = (edition: string, { datasets }: Catalogue): string =>
  canonicalHash({
    edition,
    datasets: datasets.filter(({ rule }) => rule === 'TEN_FIVE').map(({ caveats: _, ...shape }) => shape),
  });

/**
 * DEMONSTRATION: what the release builder withheld of the synthetic rows that ship, worked out once, because it takes
 * minutes. Undefined for other rows or tables, which are protected anew, as are owners that the record leaves out. Tells nothing of anybody: the rows can be drawn
 * again from this repository. `scripts/demonstration/recordProtection.ts` makes the file.
 */
export function recordedProtection(edition: string, catalogue: Catalogue): ProtectRows | undefined {
  if (!existsSync(recordFile)) return undefined;
  const record = recordSchema.parse(JSON.parse(readFileSync(recordFile, 'utf8')));
  if (record.madeFor !== madeFor(edition, catalogue)) return undefined;
  return (parts) => {
    const { owner, rows } = parts;
    const datasets = record.owners[owner];
    if (datasets === undefined) return protectFully()(parts);
    return new Map([...rows.keys()].map((dataset) => [dataset, withheldIn(datasets[dataset] ?? {})]));
  };
}

function withheldIn(tables: Readonly<Record<string, readonly number[]>>): IsWithheld {
  const numbers = new Map(Object.entries(tables).map(([table, cells]) => [table, new Set(cells)]));
  return (table, cell) => numbers.get(table)?.has(cell) === true;
}
