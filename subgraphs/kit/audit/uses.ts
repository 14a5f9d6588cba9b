import { z } from 'zod';
import type { UseRow } from '../../../schema/protocol/audit/useRows.js';
import { type AskOptions, askUses } from './askUses.js';

export interface UsesWanted {
  /** A dataset; left out, all. */
  readonly of?: string | undefined;
  /** From this day on, YYYY-MM-DD. */
  readonly since?: string | undefined;
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

/** Who used a partner's figures, as the hub adds it up. @throws ConcordatError */
export async function usesOf(asking: AskOptions, { of, since }: UsesWanted): Promise<readonly UseRow[]> {
  const { uses } = await askUses(asking, query, { of, since });
  return usesSchema.parse(uses).map((row) => ({ ...row, partner: asking.partner }));
}
