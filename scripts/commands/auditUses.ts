import { writeFile } from 'node:fs/promises';
import { loadPartners } from '../../schema/partners/partners.js';
import { isWorkbookKind, useWorkbook, workbookKinds } from '../../schema/protocol/audit/useWorkbook.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { usesOf } from '../../subgraphs/kit/audit/uses.js';
import { useLines } from '../audit/useText.js';
import { ownerKeyOf } from '../release/ownerKeyOf.js';
import type { AuditCommand } from './audit.js';

export interface UsesFlags {
  readonly partner: string;
  readonly of?: string;
  readonly since?: string;
  readonly key?: string;
  readonly out?: string;
}

/** `concordat audit uses`: who used a partner's figures, asked of the hub as that partner. */
export async function auditUses({ config, write }: AuditCommand, flags: UsesFlags): Promise<void> {
  const { of, since, out, key: file } = flags;
  const kind = out?.split('.').at(-1) ?? '';
  if (out !== undefined && !isWorkbookKind(kind)) throw unknownKind(out);
  const partner = loadPartners().find(({ id }) => id === flags.partner);
  if (partner === undefined) throw unknownPartner(flags.partner);
  const asking = {
    hub: `http://localhost:${config.port}`,
    fetch,
    partner: partner.id,
    key: await ownerKeyOf(partner, file),
    clock: () => new Date(),
  };
  const rows = await usesOf(asking, { of, since });
  if (out === undefined || !isWorkbookKind(kind)) return write(useLines(rows, true));
  await writeFile(out, useWorkbook(rows, kind));
  write(`${rows.length} rows: ${out}\n`);
}

const unknownKind = (out: string): ConcordatError =>
  new ConcordatError('ARGUMENT_INVALID', {
    expected: `--out to end in ${workbookKinds.join(', ')}`,
    found: out,
    remedy: 'Leave it out for a table on the terminal.',
  });

const unknownPartner = (id: string): ConcordatError =>
  new ConcordatError('ARGUMENT_INVALID', {
    expected: '--partner to be the id of a partner',
    found: `"${id}"`,
    remedy: 'The ids are in schema/partners.',
  });
