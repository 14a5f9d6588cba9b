import { z } from 'zod';
import { type Partner, partnerSchema } from '../../../schema/partners/partners.js';
import { ConcordatError } from '../../../schema/protocol/errors.js';
import { parsedJson } from '../../../schema/protocol/parsedJson.js';

/** A partner as its own file tells it: what the hub is given, the public key among it and nothing secret. */
export type KnownPartner = Partner & { readonly area: string; readonly publicKey: string };

const known = partnerSchema.refine(
  ({ area, publicKey }) => area !== undefined && publicKey !== undefined,
  'A partner that publishes has an area and a public key.',
);

/** Reads the text of a partner file. @throws ConcordatError ARGUMENT_INVALID */
export function parsePartner(text: string): KnownPartner {
  const parsed = known.safeParse(parsedJson(text));
  if (parsed.success) return parsed.data as KnownPartner;
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: 'a partner file as keygen writes it',
    found: z.prettifyError(parsed.error).split('\n').slice(0, 3).join(' '),
    remedy: 'Make one with keygen.',
  });
}

export const partnerText = (partner: Partner): string => `${JSON.stringify(partner, null, 2)}\n`;
