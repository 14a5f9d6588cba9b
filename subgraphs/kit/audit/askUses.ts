import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { ConcordatError } from '../../../schema/protocol/errors.js';
import { signAsk } from '../../../schema/protocol/partnerAsk.js';
import { type HubDoor, reach, saidLogKey } from './hubDoor.js';

export interface AskOptions extends HubDoor {
  readonly partner: string;
  readonly key: KeyObject;
  readonly clock: () => Date;
  /** Name of the log it asks about; left out, the one that the hub names. */
  readonly log?: string;
}

const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

/**
 * Asks a hub about the uses of a partner's figures, signed by the partner.
 * @throws ConcordatError HUB_OUT_OF_REACH, ARGUMENT_INVALID where the hub doesn't answer the partner
 */
export async function askUses(
  asking: AskOptions,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Readonly<Record<string, unknown>>> {
  const { partner, key, clock, log = (await saidLogKey(asking)).name } = asking;
  const signed = signAsk(
    { partner, log, at: clock().toISOString(), query, variables: { ...variables } },
    key,
  );
  const response = await reach(asking, '/audit/uses', {
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
