import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { loadPartners } from '../../schema/partners/partners.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { askUses } from '../audit/askUses.js';
import { useLines } from '../audit/useText.js';
import { isWorkbookKind, useWorkbook, workbookKinds } from '../audit/useWorkbook.js';
import { ownerKeyOf } from '../release/ownerKeyOf.js';
import type { AuditCommand } from './audit.js';

export interface UsesFlags {
  readonly partner: string;
  readonly of?: string;
  readonly since?: string;
  readonly key?: string;
  readonly out?: string;
}

const usesSchema = z.array(
  z.object({
    month: z.string(),
    organisation: z.string(),
    purpose: z.string(),
    agreements: z.array(z.string()),
    dataset: z.string(),
    tables: z.array(z.string()),
    times: z.number(),
    cells: z.number(),
  }),
);

const query = `query ($of: String, $since: String) { uses(of: $of, since: $since) {
  month organisation purpose agreements dataset tables times cells } }`;

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
  const { uses } = await askUses(asking, query, { of, since });
  const rows = usesSchema.parse(uses).map((row) => ({ ...row, partner: partner.id }));
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
