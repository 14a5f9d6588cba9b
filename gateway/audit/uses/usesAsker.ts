import type { Pool } from 'pg';
import { z } from 'zod';
import { isSignedAsk, signedAskSchema } from '../../../schema/protocol/partnerAsk.js';
import type { Identify } from '../../access/identify.js';
import { HubError } from '../../errors.js';
import type { Incoming } from '../../http/route.js';
import { findPartner } from '../../registry/partners.js';
import type { UsesQuestion } from './usesGraph.js';

export interface AskerMeans {
  /** Of the register, which knows partners and their keys. */
  readonly register: Pool;
  readonly identify: Identify;
  /** Name of the audit log. */
  readonly name: string;
  readonly clock: () => Date;
}

/** How far apart the partner's clock and ours may be. */
const skewMs = 300_000;

/** Who may read about an organisation's figures: those who work for it, and its services. */
const readers = ['analyst', 'policy', 'publisher', 'service'];

/** The partner whose service key or token a request shows, and the pseudonym of who shows it. @throws HubError */
export async function identifiedPartner(
  { register, identify }: AskerMeans,
  incoming: Pick<Incoming, 'headers'>,
): Promise<{ readonly partner: string; readonly by: string }> {
  const { kind, person, organisation, roles } = await identify(incoming);
  if (kind === 'anonymous' || organisation === undefined)
    throw refused("the partner's service key or token in the header Authorization, or its signature");
  const partner = await findPartner(register, organisation);
  if (!partner || !roles.some((role) => readers.includes(role)))
    throw refused('somebody of a registered partner');
  return { partner: partner.id, by: person };
}

/** A question that the partner's key signed. @throws HubError PARTNER_NOT_KNOWN */
export async function signedQuestion(
  { register, name, clock }: AskerMeans,
  body: unknown,
): Promise<UsesQuestion> {
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
