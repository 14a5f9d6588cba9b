import type { Pool } from 'pg';

/** Subject of the switch that stops every answer. */
export const hubSubject = 'hub';

export interface KillSwitch {
  readonly subject: string;
  readonly set: Date;
  readonly lifted: Date | null;
}

/** Stops everything of a partner, or of the hub, from the next request on, on every replica. False where it was stopped. */
export async function setKillSwitch(pool: Pool, subject: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    'INSERT INTO kill_switch (subject) VALUES ($1) ON CONFLICT (subject) WHERE lifted_at IS NULL DO NOTHING',
    [subject],
  );
  return rowCount === 1;
}

/** Lets it answer again. False where it wasn't stopped. */
export async function liftKillSwitch(pool: Pool, subject: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    'UPDATE kill_switch SET lifted_at = CURRENT_TIMESTAMP WHERE subject = $1 AND lifted_at IS NULL',
    [subject],
  );
  return rowCount === 1;
}

/** Every switch that was ever set, the newest first. */
export async function listKillSwitches(pool: Pool): Promise<readonly KillSwitch[]> {
  const { rows } = await pool.query<KillSwitch>(
    'SELECT subject, set_at AS set, lifted_at AS lifted FROM kill_switch ORDER BY id DESC',
  );
  return rows;
}
