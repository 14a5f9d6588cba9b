import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { KnownTotal } from '../protocol/disclosure/knownTotal.js';

/**
 * Exact counts that others publish of the people an owner's dataset counts. A combination that a publication leaves out
 * is 0 there: `periods` says which it is whole for.
 */
export const sideKnowledgeSchema = z.strictObject({
  title: z.string(),
  vintage: z.iso.date(),
  source: z.string(),
  dataset: z.string(),
  periods: z.array(z.string()),
  dimensions: z.array(z.string()),
  /** By area of the owner, rows of period, a code for each dimension, and count. */
  owners: z.record(z.string(), z.array(z.array(z.union([z.string(), z.int()])))),
  /** Of all who count for the dataset, whoever they are: an owner has at most so many. */
  everybody: z.array(z.array(z.union([z.string(), z.int()]))),
});

export type SideKnowledge = Readonly<z.infer<typeof sideKnowledgeSchema>>;

/** Files of published counts by dataset, newest vintage last. */
const files = ['referralsMade-2024-03-07.json', 'councilReferrals-2024-03-07.json'] as const;

export function loadSideKnowledge(): readonly SideKnowledge[] {
  return files.map((file) =>
    sideKnowledgeSchema.parse(JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))),
  );
}

/** Which published totals count as known: those of the owner itself too, or only those above it. */
export type Reach = 'EVERYTHING' | 'ABOVE_OWNER';

export interface KnownOwner {
  readonly id: string;
  readonly area: string;
  /** Every person of its rows stands for so many, and so do the published ones. */
  readonly scale?: number;
}

/** What is published of one owner's people, by combination of the dimensions; `classes` lists those of each. */
export function totalsOf(
  known: SideKnowledge,
  owner: KnownOwner,
  { reach, classes }: { readonly reach: Reach; readonly classes: readonly (readonly string[])[] },
): readonly KnownTotal[] {
  const { scale = 1 } = owner;
  const own = reach === 'EVERYTHING' ? known.owners[owner.area] : undefined;
  const counts = new Map(
    (own ?? known.everybody).map((row) => [row.slice(0, -1).join('|'), Number(row.at(-1)) * scale]),
  );
  if (own === undefined && known.everybody.length === 0) return [];
  return known.periods.flatMap((period) =>
    productOf(classes).map((keys) => {
      const count = counts.get([period, ...keys].join('|')) ?? 0;
      return {
        dataset: known.dataset,
        owners: [owner.id],
        period,
        codes: Object.fromEntries(known.dimensions.map((name, at) => [name, keys[at] ?? ''])),
        least: own === undefined ? 0 : count,
        greatest: count,
        source: `${known.title}, ${period}`,
      };
    }),
  );
}

function productOf(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return lists.reduce<readonly (readonly string[])[]>(
    (starts, list) => starts.flatMap((start) => list.map((item) => [...start, item])),
    [[]],
  );
}
