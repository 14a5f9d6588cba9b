import { makeKeysUnreadable } from '../audit/eraseKeys.js';
import { withAudit } from '../audit/withAudit.js';
import type { AuditCommand } from './audit.js';

/** `concordat audit erase`: destroys the keys of the months before one. The tree stays provable. */
export function eraseAudit(
  { config, write }: AuditCommand,
  { before }: { readonly before: string },
): Promise<void> {
  return withAudit(config, async (access) => {
    const months = await makeKeysUnreadable(access, before, () => new Date());
    write(
      months.length === 0
        ? `No month before ${before} has a key.\n`
        : `What entries of ${months.join(', ')} said is erased; that they were there stays provable.\n  Destroy backups of the audit database that hold these keys, too.\n`,
    );
  });
}
