import type { FetchedCount } from '../engine/cellGate.js';
import type { GateReason } from './reasons.js';
import type { RegisteredCell, RegisterView, StandingRelease } from './registeredCell.js';

/** What the register holds about one count. */
export interface Registered {
  readonly cell: RegisteredCell;
  readonly release: StandingRelease;
}

/** The register's word on a count that names a served cell, or why there is none. */
export function registeredOf({ fields }: FetchedCount, view: RegisterView): Registered | GateReason {
  const id = fields['cell'];
  if (typeof id !== 'string' || id === '') return 'CELL_MISSING';
  const cell = view.cell(id);
  if (cell === undefined) return 'CELL_UNKNOWN';
  const release = view.release(cell.release);
  if (release === undefined || !release.isServed) return 'RELEASE_NOT_SERVED';
  return release.isGenuine ? { cell, release } : 'RELEASE_NOT_GENUINE';
}

/** Every status is compared alike, and to the end: nothing here is sooner done for one than for another. */
export function isAsRegistered({ fields }: FetchedCount, { cell }: Registered): boolean {
  const value = Object.is(fields['value'] ?? null, cell.value);
  const status = fields['status'] === cell.status;
  const note = fields['note'] === undefined || fields['note'] === cell.note;
  return [value, status, note].every(Boolean);
}
