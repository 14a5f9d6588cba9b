import type { Recorder } from '../../gateway/audit/log/auditLog.js';
import type { AuditEntry } from '../../gateway/audit/log/entry.js';
import { HubError } from '../../gateway/errors.js';

/** What was recorded, for tests of what records. */
export interface MemoryRecorder extends Recorder {
  readonly entries: AuditEntry[];
  /** Whether it takes entries, as a log whose database is down does not. */
  isAvailable: boolean;
}

export function memoryRecorder(): MemoryRecorder {
  const entries: AuditEntry[] = [];
  const recorder: MemoryRecorder = {
    entries,
    isAvailable: true,
    append: async (entry) => {
      if (!recorder.isAvailable) throw new HubError('AUDIT_UNAVAILABLE', 'The use could not be recorded.');
      return entries.push(entry) - 1;
    },
  };
  return recorder;
}
