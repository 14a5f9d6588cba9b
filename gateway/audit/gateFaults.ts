import type { AuditLog } from './log/auditLog.js';

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

/** Records faults in the audit log, all those of one answer together. */
export function startGateFaultLog(log: AuditLog): GateFaultLog {
  return {
    record: async (faults) => {
      await Promise.all(
        faults.map(({ subgraph, reason, ...facts }) =>
          log.append({
            kind: 'GATE_FAULT',
            action: reason,
            subject: subgraph,
            by: null,
            partners: [],
            facts,
          }),
        ),
      );
    },
  };
}
