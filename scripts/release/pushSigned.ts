import { z } from 'zod';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { outOfReach } from '../pack/httpAsk.js';

const outcomeSchema = z.object({ outcome: z.string() });
const refusalSchema = z.object({
  errors: z.array(
    z.object({
      message: z.string(),
      faults: z
        .array(
          z.object({
            place: z.string(),
            expected: z.string(),
            found: z.string(),
            remedy: z.string().optional(),
          }),
        )
        .optional(),
    }),
  ),
});

/**
 * Hands something signed to the hub that runs on this machine and answers the outcome it names.
 * @throws ConcordatError RELEASE_REFUSED with the first fault, HUB_OUT_OF_REACH
 */
export async function pushSigned(port: number, path: string, signed: unknown): Promise<string> {
  const url = `http://localhost:${port}`;
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(signed),
  }).catch((cause: unknown) => {
    throw outOfReach(url, 'nothing that answers', cause);
  });
  const body: unknown = await response.json().catch(() => undefined);
  const outcome = outcomeSchema.safeParse(body);
  if (response.ok && outcome.success) return outcome.data.outcome;
  const refusal = refusalSchema.safeParse(body);
  const [error] = refusal.success ? refusal.data.errors : [];
  if (error === undefined) throw outOfReach(url, `something else that answers with ${response.status}`);
  const [fault] = error.faults ?? [];
  throw new ConcordatError('RELEASE_REFUSED', {
    what: error.message,
    expected: fault ? `${fault.place}: ${fault.expected}` : 'something the hub can register',
    found: fault?.found ?? 'a refusal',
    remedy: fault?.remedy ?? 'Nothing was registered. Mend what it names and try again.',
  });
}
