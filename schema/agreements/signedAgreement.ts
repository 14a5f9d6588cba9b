import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { canonicalHash, canonicalJson } from '../protocol/canonicalJson.js';
import { isSignedBy, signText } from '../protocol/ownerKey.js';
import { type Agreement, agreementSchema } from './agreement.js';

/** `signature` is Ed25519 by the owner's key over the hash; `sha256` is that of the canonical agreement. */
export const signedAgreementSchema = z.strictObject({
  agreement: agreementSchema,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  signature: z.string(),
});

export type SignedAgreement = Readonly<z.infer<typeof signedAgreementSchema>>;

export function signAgreement(agreement: Agreement, key: KeyObject): SignedAgreement {
  const sha256 = canonicalHash(agreement);
  return { agreement, sha256, signature: signText(signedText(sha256), key) };
}

/** What is wrong with hash or signature; undefined where both hold. */
export function agreementFault(
  { agreement, sha256, signature }: SignedAgreement,
  publicKey: string,
): 'HASH' | 'SIGNATURE' | undefined {
  if (canonicalHash(agreement) !== sha256) return 'HASH';
  return isSignedBy(signedText(sha256), signature, publicKey) ? undefined : 'SIGNATURE';
}

/** The signature names what it signs, so that it can't be taken for a signature over something else. */
const signedText = (sha256: string): string => canonicalJson({ concordat: 'agreement', sha256 });
