import type { AskedTable } from '../../../../schema/datasets/dataset.js';
import { signTableDecision, type TableDecision } from '../../../../schema/protocol/tableRequest.js';
import { tableRequestClient } from '../../publishing/tableRequestClient.js';
import { tableRequestsText, tableRequestText } from '../../publishing/tableRequestText.js';
import { keepAcceptedTable } from './acceptedTables.js';
import { findPartner } from './findPartner.js';
import type { KitContext } from './kitContext.js';
import { ownerKey } from './ownerKey.js';

export interface TableFlags {
  readonly hub: string;
  readonly partner?: string;
  readonly key?: string;
}

/** `tables`: what this owner is asked for. */
export async function listTables({ fetch, write }: KitContext, { hub, partner }: TableFlags): Promise<void> {
  const { id } = await findPartner(partner);
  write(tableRequestsText(await tableRequestClient({ fetch, hub }).list({ owner: id })));
}

/** The table of one request, to be built as if it were declared. */
export async function askedTable({ fetch }: KitContext, hub: string, request: string): Promise<AskedTable> {
  const { dataset, table } = await tableRequestClient({ fetch, hub }).find(request);
  return { dataset, table };
}

/** `accept` and `refuse`: signs the owner's answer and hands it to the hub; what was accepted, later builds declare. */
export async function decide(
  { fetch, write }: KitContext,
  { request, outcome, reason }: Omit<TableDecision, 'owner'>,
  { hub, partner: file, key }: TableFlags,
): Promise<void> {
  const partner = await findPartner(file);
  const decision = { request, owner: partner.id, outcome, reason };
  const signed = signTableDecision(decision, await ownerKey(partner, key));
  const decided = await tableRequestClient({ fetch, hub }).decide(signed);
  write(tableRequestText(decided));
  if (outcome === 'REFUSED') return;
  const kept = await keepAcceptedTable(partner.id, file, { dataset: decided.dataset, table: decided.table });
  write(`${kept}\n  From now on build and push declare ${decided.table.name}. The next release holds it.\n`);
}
