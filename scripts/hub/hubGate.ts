import type { KeyObject } from 'node:crypto';
import { startGateFaultLog } from '../../gateway/audit/gateFaults.js';
import type { AuditLog } from '../../gateway/audit/log/auditLog.js';
import { startCellRegister } from '../../gateway/disclosure/cellRegister.js';
import { startCellGate, usualDisbeliefMs } from '../../gateway/disclosure/gate.js';
import type { CellGate } from '../../gateway/engine/cellGate.js';
import type { RegisterMeans } from '../../gateway/registry/registerRelease.js';
import { publicKeyText } from '../../schema/protocol/ownerKey.js';

export interface HubGateOptions {
  readonly registry: RegisterMeans;
  /** The key that signs what the hub imports: nothing else is official. */
  readonly hubKey: KeyObject;
  /** Where faults are recorded. */
  readonly audit: AuditLog;
  readonly clock: () => Date;
}

/** A third of the demonstration; some 40 MB. */
const cellsKept = 100_000;
/** As long as a request may take: no answer under way is older. */
const graceMs = 15_000;
const timeoutMs = 3000;

/** The last gate over the hub's register. */
export function hubGate({ registry, hubKey, audit, clock }: HubGateOptions): CellGate {
  const own = { pool: registry.pool, clock, hubKey: publicKeyText(hubKey) };
  const register = startCellRegister({ ...own, cellsKept, graceMs, timeoutMs });
  const faults = startGateFaultLog(audit);
  const { catalogue, areas } = registry;
  return startCellGate({ catalogue, areas, register, faults, clock, disbeliefMs: usualDisbeliefMs });
}
