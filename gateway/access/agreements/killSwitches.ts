import type { Pool } from 'pg';
import type { Recorder } from '../../audit/log/auditLog.js';
import { inTransaction } from '../../registry/inTransaction.js';

/** Subject of the switch that stops every answer. */
export const hubSubject = 'hub';

export interface KillSwitch {
  readonly subject: string;
  readonly set: Date;
  readonly lifted: Date | null;
}

/** Stops everything of a partner, or of the hub, from the next request on, on every replica. False where it was stopped. */
export const setKillSwitch = (means: SwitchMeans, subject: string): Promise<boolean> =>
  turn(means, subject, 'SET');

/** Lets it answer again. False where it wasn't stopped. */
export const liftKillSwitch = (means: SwitchMeans, subject: string): Promise<boolean> =>
  turn(means, subject, 'LIFTED');

/** The hub's own database, and the log that a turn is recorded in before it holds. */
export interface SwitchMeans {
  readonly hub: Pool;
  readonly audit: Recorder;
}

const turns = {
  SET: 'INSERT INTO kill_switch (subject) VALUES ($1) ON CONFLICT (subject) WHERE lifted_at IS NULL DO NOTHING',
  LIFTED: 'UPDATE kill_switch SET lifted_at = CURRENT_TIMESTAMP WHERE subject = $1 AND lifted_at IS NULL',
} as const;

function turn({ hub, audit }: SwitchMeans, subject: string, action: keyof typeof turns): Promise<boolean> {
  return inTransaction(hub, async (client) => {
    const { rowCount } = await client.query(turns[action], [subject]);
    if (rowCount !== 1) return false;
    const partners = subject === hubSubject ? [] : [subject];
    await audit.append({ kind: 'KILL_SWITCH', action, subject, by: null, partners });
    return true;
  });
}

/** Every switch that was ever set, the newest first. */
export async function listKillSwitches(pool: Pool): Promise<readonly KillSwitch[]> {
  const { rows } = await pool.query<KillSwitch>(
    'SELECT subject, set_at AS set, lifted_at AS lifted FROM kill_switch ORDER BY id DESC',
  );
  return rows;
}
