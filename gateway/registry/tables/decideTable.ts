import { z } from 'zod';
import {
  isSignedTableDecision,
  signedTableDecisionSchema,
  type TableRequest,
} from '../../../schema/protocol/tableRequest.js';
import { HubError } from '../../errors.js';
import { findPartner } from '../partners.js';
import { readTableRequests, requestNumber } from './readTableRequests.js';
import type { TableMeans } from './requestTable.js';

/**
 * Records what an owner answers to a request, once. What it accepted, releases may hold from then on.
 * @param body a SignedTableDecision; the owner's signature is what lets it in
 * @throws HubError TABLE_DECISION_REFUSED, TABLE_REQUEST_UNKNOWN; nothing is recorded then
 */
export async function decideTable(means: TableMeans, body: unknown): Promise<TableRequest> {
  const parsed = signedTableDecisionSchema.safeParse(body);
  if (!parsed.success)
    throw refused(
      'a signed decision',
      z.prettifyError(parsed.error).slice(0, 1000),
      'Send it with kit accept or kit refuse.',
    );
  const { decision, signature } = parsed.data;
  const { request: id, owner, outcome, reason } = decision;
  const partner = await findPartner(means.register, owner);
  if (!partner?.publicKey || !isSignedTableDecision(parsed.data, partner.publicKey))
    throw refused(`the signature of ${owner}`, 'another', 'Sign with the key that the hub knows.');
  const request = await requiredRequest(means, id);
  const sector = means.catalogue.dataset(request.dataset)?.sector;
  if ((request.owner ?? owner) !== owner || partner.sector !== sector)
    throw refused(
      `an owner who is asked: ${request.owner ?? `of the sector ${sector}`}`,
      owner,
      'Leave it to them.',
    );
  const { rowCount } = await means.pool.query(
    `INSERT INTO table_decision (request, owner, outcome, reason, signature) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [requestNumber(id), owner, outcome, reason, signature],
  );
  const decided = await requiredRequest(means, id);
  const known = decided.decisions.find((one) => one.owner === owner);
  if (rowCount === 0 && known?.outcome !== outcome)
    throw refused(
      'a request that is still open',
      `one that ${owner} decided: ${known?.outcome}`,
      'A table is asked for anew.',
    );
  return decided;
}

/** @throws HubError TABLE_REQUEST_UNKNOWN */
export async function requiredRequest({ pool }: Pick<TableMeans, 'pool'>, id: string): Promise<TableRequest> {
  const [found] = await readTableRequests(pool, { id });
  if (found) return found;
  throw new HubError('TABLE_REQUEST_UNKNOWN', `No request ${id.slice(0, 40)} is recorded.`, {
    expected: 'the id of a request, for example table-request-1',
    remedy: 'List them with concordat table list.',
  });
}

const refused = (expected: string, found: string, remedy: string): HubError =>
  new HubError('TABLE_DECISION_REFUSED', 'The decision was refused; nothing was recorded.', {
    expected,
    found,
    remedy,
  });
