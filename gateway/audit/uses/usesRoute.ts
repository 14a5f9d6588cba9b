import type { Pool } from 'pg';
import { z } from 'zod';
import { isSignedAsk, type PartnerAsk, signedAskSchema } from '../../../schema/protocol/partnerAsk.js';
import { HubError } from '../../errors.js';
import { parseJson } from '../../http/readBody.js';
import { jsonReply, type Route } from '../../http/route.js';
import { findPartner } from '../../registry/partners.js';
import type { AuditLog } from '../log/auditLog.js';
import type { UsesGraph } from './usesGraph.js';

export interface UsesRouteMeans {
  /** Of the register, which knows partners' keys. */
  readonly register: Pool;
  readonly graph: UsesGraph;
  readonly log: AuditLog;
  /** Name of the audit log. */
  readonly name: string;
  readonly clock: () => Date;
}

const maxBodyBytes = 50_000;
/** How far apart the partner's clock and ours may be. */
const skewMs = 300_000;

/** `POST /audit/uses`: a partner's own graph of the uses of its figures. Its signature is what lets it in. */
export function usesRoute(means: UsesRouteMeans): Route {
  return {
    method: 'POST',
    path: '/audit/uses',
    maxBodyBytes,
    handle: async ({ body }) => {
      const ask = await readAsk(means, parseJson(body));
      await means.log.append({
        kind: 'LOG_READ',
        action: 'ASKED',
        subject: ask.partner,
        by: null,
        partners: [],
      });
      return jsonReply(200, await means.graph(ask));
    },
  };
}

async function readAsk({ register, name, clock }: UsesRouteMeans, body: unknown): Promise<PartnerAsk> {
  const parsed = signedAskSchema.safeParse(body);
  if (!parsed.success) throw refused(`a signed question: ${z.prettifyError(parsed.error).slice(0, 500)}`);
  const { ask } = parsed.data;
  const partner = await findPartner(register, ask.partner);
  if (!partner?.publicKey || !isSignedAsk(parsed.data, partner.publicKey))
    throw refused('a question signed with the key that the hub knows for this partner');
  if (ask.log !== name) throw refused(`a question about the log ${name}`);
  if (Math.abs(Date.parse(ask.at) - clock().getTime()) > skewMs)
    throw refused('a question signed within the last five minutes');
  return ask;
}

const refused = (expected: string): HubError =>
  new HubError('PARTNER_NOT_KNOWN', `Expected ${expected}. Nothing was answered.`);
