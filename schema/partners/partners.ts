import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { sectors } from '../datasets/dataset.js';
import { ConcordatError } from '../protocol/errors.js';

export const partnerSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/),
    name: z.string().min(1),
    sector: z.enum(sectors),
    /** ONS code of the area the partner is there for; left out for a national body. */
    area: z.string().optional(),
    demonstration: z.boolean(),
    /** Raw Ed25519 public key, base64; left out where the partner signs nothing here. */
    publicKey: z
      .string()
      .regex(/^[A-Za-z0-9+/]{43}=$/)
      .optional(),
  })
  .refine(
    isHonestlyNamed,
    'A demonstration partner has an id in -demo and a name in " (demo)"; nobody else has.',
  );

const partnersSchema = z.array(partnerSchema).refine(hasNoTwins, 'Two partners have one id.');

/** A body that owns releases. Demonstration partners hold synthetic rows and say so in id and name. */
export type Partner = Readonly<z.infer<typeof partnerSchema>>;

/** Reads partners.json beside this file. @throws ConcordatError DATA_INVALID */
export function loadPartners(): readonly Partner[] {
  return parsePartners(readFileSync(new URL('./partners.json', import.meta.url), 'utf8'));
}

/** @throws ConcordatError DATA_INVALID */
export function parsePartners(text: string): readonly Partner[] {
  const parsed = partnersSchema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  throw new ConcordatError('DATA_INVALID', {
    expected: 'partners as schema/partners/partners.ts declares them',
    found: z.prettifyError(parsed.error),
    remedy: 'correct schema/partners/partners.json.',
  });
}

function isHonestlyNamed({
  id,
  name,
  demonstration,
}: {
  id: string;
  name: string;
  demonstration: boolean;
}): boolean {
  return demonstration === id.endsWith('-demo') && demonstration === name.endsWith(' (demo)');
}

function hasNoTwins(partners: readonly { readonly id: string }[]): boolean {
  return new Set(partners.map(({ id }) => id)).size === partners.length;
}
