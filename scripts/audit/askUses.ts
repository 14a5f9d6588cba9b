import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { readVerifier } from '../../schema/protocol/merkle/checkpoint.js';
import { signAsk } from '../../schema/protocol/partnerAsk.js';
import { outOfReach } from '../pack/httpAsk.js';

export interface AskOptions {
  readonly hub: string;
  readonly fetch: typeof fetch;
  readonly partner: string;
  readonly key: KeyObject;
  readonly clock: () => Date;
}

const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

/**
 * Asks a hub about the uses of a partner's figures, signed by the partner.
 * @throws ConcordatError HUB_OUT_OF_REACH, RELEASE_REFUSED where the hub doesn't answer the partner
 */
export async function askUses(
  { hub, fetch: get, partner, key, clock }: AskOptions,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Readonly<Record<string, unknown>>> {
  const reach = (path: string, init?: RequestInit) =>
    get(`${hub}${path}`, init).catch((cause: unknown) => {
      throw outOfReach(hub, 'nothing that answers', cause);
    });
  const verifier = readVerifier(await (await reach('/audit/key')).text());
  if (!verifier) throw outOfReach(hub, 'something else that answers');
  const at = clock().toISOString();
  const signed = signAsk({ partner, log: verifier.name, at, query, variables: { ...variables } }, key);
  const response = await reach('/audit/uses', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(signed),
  });
  const answer = answerSchema.safeParse(await response.json().catch(() => undefined));
  const message = answer.success ? answer.data.errors?.[0]?.message : undefined;
  if (answer.success && answer.data.data && message === undefined) return answer.data.data;
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: `the hub to answer ${partner}`,
    found: message ?? `status ${response.status}`,
    remedy: "Sign with the partner's own key: --key.",
  });
}
