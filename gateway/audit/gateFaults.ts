import type { Pool } from 'pg';
import { HubError } from '../errors.js';

/** What a subgraph sent that the gate withheld. Never a value, and no name of a cell that isn't registered. */
export interface GateFault {
  readonly subgraph: string;
  /** Why: a code of the gate. */
  readonly reason: string;
  /** The release of the cells it named, where they are registered. */
  readonly release: string | null;
  /** The first of these cells. */
  readonly cell: string | null;
  /** How many figures of one answer. */
  readonly figures: number;
}

/** Where partners' faults at the gate are recorded before the answer goes out. */
export interface GateFaultLog {
  /** Resolves once the faults are durable; throws `AUDIT_UNAVAILABLE`, and then there is no answer. */
  record(faults: readonly GateFault[]): Promise<void>;
}

/** Records faults in the hub's own database, all those of one answer with one statement. */
export function startGateFaultLog({
  pool,
  clock,
}: {
  readonly pool: Pool;
  readonly clock: () => Date;
}): GateFaultLog {
  return {
    record: async (faults) => {
      await pool
        .query(
          `INSERT INTO gate_fault (at, subgraph, reason, release, cell, figures)
           SELECT $1, subgraph, reason, release, cell, figures FROM json_populate_recordset(NULL::gate_fault, $2)`,
          [clock(), JSON.stringify(faults)],
        )
        .catch(unavailable);
    },
  };
}

function unavailable(): never {
  throw new HubError(
    'AUDIT_UNAVAILABLE',
    'A fault at the gate could not be recorded, so nothing was answered. Try again later.',
  );
}
