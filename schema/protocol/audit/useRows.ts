import { z } from 'zod';

/** How often, in one month, somebody used the tables of one dataset of one partner. Nobody is named. */
export interface UseRow {
  /** `2026-11`. */
  readonly month: string;
  readonly organisation: string;
  readonly purpose: string;
  readonly agreements: readonly string[];
  readonly partner: string;
  readonly dataset: string;
  readonly tables: readonly string[];
  /** Answers that held figures of it. */
  readonly times: number;
  /** Cells in them, all together. */
  readonly cells: number;
}

/** Name of the part of an entry that holds what concerns one partner. */
export const partnerPart = (partner: string): string => `partner:${partner}`;

const useSchema = z.object({
  organisation: z.string().nullable(),
  purpose: z.string().nullable(),
  agreements: z.array(z.string()),
});
const tablesSchema = z.array(z.object({ release: z.string(), table: z.string(), cells: z.number() }));

/** What an entry says, as far as it is shown. */
export interface EntryOfUse {
  /** ISO 8601. */
  readonly at: string;
  readonly parts: Readonly<Record<string, unknown>>;
}

export interface UseFilter {
  /** Keeps uses of this partner's figures. */
  readonly partner?: string | undefined;
  readonly dataset?: string | undefined;
  /** Keeps entries from this moment on, ISO 8601. */
  readonly since?: string | undefined;
}

/** Where nothing is stated: a requester without an organisation is the public. */
const unstated = 'none';

/** Adds up what answers disclosed, by month, organisation, purpose, agreements, partner and dataset. */
export async function useRows(
  entries: AsyncIterable<EntryOfUse> | Iterable<EntryOfUse>,
  { partner, dataset, since = '' }: UseFilter,
): Promise<readonly UseRow[]> {
  const rows = new Map<string, UseRow>();
  for await (const { at, parts } of entries) {
    if (at < since) continue;
    for (const use of usesIn(parts, at.slice(0, 7))) if (matches(use, partner, dataset)) add(rows, use);
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

const matches = (use: UseRow, partner: string | undefined, dataset: string | undefined): boolean =>
  (partner === undefined || use.partner === partner) && (dataset === undefined || use.dataset === dataset);

function usesIn(parts: EntryOfUse['parts'], month: string): readonly UseRow[] {
  const use = useSchema.safeParse(parts['use']);
  if (!use.success) return [];
  const { organisation, purpose, agreements } = use.data;
  const about = { month, organisation: organisation ?? unstated, purpose: purpose ?? unstated, agreements };
  const prefix = partnerPart('');
  return Object.entries(parts)
    .filter(([name]) => name.startsWith(prefix))
    .flatMap(([name, value]) =>
      byDataset(tablesSchema.parse(value)).map((found) => ({
        ...about,
        partner: name.slice(prefix.length),
        ...found,
      })),
    );
}

/** One answer may hold several tables of a dataset; it is one use of it. */
function byDataset(
  tables: z.infer<typeof tablesSchema>,
): readonly Pick<UseRow, 'dataset' | 'tables' | 'times' | 'cells'>[] {
  const datasets = new Map<string, typeof tables>();
  for (const table of tables) {
    const dataset = table.release.split('.')[1] ?? '';
    datasets.set(dataset, [...(datasets.get(dataset) ?? []), table]);
  }
  return [...datasets].map(([dataset, found]) => ({
    dataset,
    tables: [...new Set(found.map(({ table }) => table))].sort(),
    times: 1,
    cells: found.reduce((sum, { cells }) => sum + cells, 0),
  }));
}

function add(rows: Map<string, UseRow>, use: UseRow): void {
  const { month, organisation, purpose, agreements, partner, dataset } = use;
  const key = JSON.stringify([month, partner, dataset, organisation, purpose, agreements]);
  const known = rows.get(key);
  rows.set(key, known ? together(known, use) : use);
}

const together = (known: UseRow, use: UseRow): UseRow => ({
  ...known,
  tables: [...new Set([...known.tables, ...use.tables])].sort(),
  times: known.times + use.times,
  cells: known.cells + use.cells,
});
