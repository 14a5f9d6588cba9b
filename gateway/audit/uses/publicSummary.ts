import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import type { UseRow } from '../../../schema/protocol/audit/useRows.js';
import { periodOf } from '../log/periodKeys.js';
import { readEntries } from '../log/readEntries.js';
import { useTable } from './useTable.js';

/** What everybody may read about the uses in one month. */
export interface PublicSummary {
  /** `2026-11`. */
  readonly month: string;
  readonly uses: readonly UseRow[];
}

export interface SummaryMeans {
  readonly pool: Pool;
  readonly clock: () => Date;
  /** Days after a month's end before it is shown, so that no campaign is announced by its questions. */
  readonly delayDays: number;
}

const dayMs = 86_400_000;
const monthsKept = 24;

/** Whether a month may be shown by now. */
export function isOver(month: string, { clock, delayDays }: Omit<SummaryMeans, 'pool'>): boolean {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return Date.UTC(year, number) + delayDays * dayMs <= clock().getTime();
}

function lastShown(means: Omit<SummaryMeans, 'pool'>): string {
  const now = means.clock();
  for (let back = 1; ; back += 1) {
    const month = periodOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back)));
    if (isOver(month, means)) return month;
  }
}

/** Uses of a month by organisation, purpose, agreements, partner and dataset. */
export async function summaryOf(pool: Pool, month: string): Promise<PublicSummary> {
  const { rows } = await pool.query<{ from: string | null; to: string | null }>(
    'SELECT min(position) AS from, max(position) + 1 AS to FROM audit_entry WHERE period = $1',
    [month],
  );
  const [from, to] = [Number(rows[0]?.from ?? 0), Number(rows[0]?.to ?? 0)];
  const uses = await useTable(readEntries(pool, { from, to }), {});
  return { month, uses: uses.filter((use) => use.month === month) };
}

/** Summaries of months that are over for long enough. */
export interface PublicSummaries {
  readonly delayDays: number;
  /** Undefined for a month that may not be shown yet, and for what is no month. */
  of(month: string): Promise<PublicSummary | undefined>;
  /** Months that may be shown and of which something is held, the newest first. */
  shown(): Promise<readonly string[]>;
  /** The last month that may be shown by now, whether or not anything is held of it. */
  last(): string;
}

const monthShape = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Each is added up once: a month that is over never changes. */
export function publicSummaries(means: SummaryMeans): PublicSummaries {
  const known = new LRUCache<string, Promise<PublicSummary>>({ max: monthsKept });
  const kept = (month: string) => {
    const made = known.get(month) ?? summaryOf(means.pool, month);
    known.set(month, made);
    return made.catch((error: unknown) => {
      known.delete(month);
      throw error;
    });
  };
  return {
    delayDays: means.delayDays,
    of: async (month) => (monthShape.test(month) && isOver(month, means) ? kept(month) : undefined),
    shown: async () => {
      // A month has a key until what its entries said is erased.
      const sql = 'SELECT period FROM audit_key ORDER BY period DESC';
      const { rows } = await means.pool.query<{ period: string }>(sql);
      return rows.map(({ period }) => period).filter((month) => isOver(month, means));
    },
    last: () => lastShown(means),
  };
}
