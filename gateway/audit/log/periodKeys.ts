import { createHmac, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';

/** The key of a month, and what follows from it. */
export interface PeriodKey {
  /** `2026-11`. */
  readonly period: string;
  readonly key: Buffer;
  /** HMAC-SHA-256 in hex; nobody can guess back once the month's key is gone. */
  readonly keyed: (text: string) => string;
}

export interface PeriodKeys {
  /** The key that entries are sealed with now; made at a month's first entry. */
  current(now: Date): PeriodKey | Promise<PeriodKey>;
}

export const periodOf = (at: Date): string => at.toISOString().slice(0, 7);

/** Keys by month, kept in the database beside what they seal, so that destroying one is deleting one row. */
export function periodKeys(pool: Pool): PeriodKeys {
  let known: PeriodKey | undefined;
  let making: Promise<PeriodKey> | undefined;
  const make = async (period: string) => {
    try {
      known = await makeKey(pool, period);
      return known;
    } finally {
      making = undefined;
    }
  };
  return {
    current(now) {
      const period = periodOf(now);
      if (known?.period === period) return known;
      making ??= make(period);
      return making;
    },
  };
}

async function makeKey(pool: Pool, period: string): Promise<PeriodKey> {
  const made = randomBytes(32);
  await pool.query('INSERT INTO audit_key (period, key) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    period,
    made,
  ]);
  const { rows } = await pool.query<{ key: Buffer }>('SELECT key FROM audit_key WHERE period = $1', [period]);
  const key = rows[0]?.key ?? made;
  const macKey = createHmac('sha256', key).update('keyed hashes of the audit log').digest();
  return { period, key, keyed: (text) => createHmac('sha256', macKey).update(text).digest('hex') };
}
