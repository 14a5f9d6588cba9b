import type { Pool } from 'pg';
import type { Recorder } from '../../audit/log/auditLog.js';
import type { Happening } from '../../audit/log/entry.js';

/** What changes of keys, identities and purposes work with. */
export interface IdentityMeans {
  /** The hub's own database. */
  readonly pool: Pool;
  /** Nothing of them changes that isn't recorded there first. */
  readonly audit: Recorder;
}

/** Who may ask has changed, by whoever runs the hub. */
export const keyHappening = (
  action: 'CREATED' | 'REVOKED',
  subject: string,
  organisation?: string,
): Happening => ({
  kind: 'KEY',
  action,
  subject,
  by: null,
  partners: organisation === undefined ? [] : [organisation],
});
