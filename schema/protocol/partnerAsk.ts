import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from './canonicalJson.js';
import { isSignedBy, signText } from './ownerKey.js';

/** A question that a partner puts to the hub about the uses of its own figures. */
export const partnerAskSchema = z.strictObject({
  /** Id of the partner that asks. */
  partner: z.string().min(1).max(200),
  /** Name of the log it asks about, so that another hub can't use the question. */
  log: z.string().min(1).max(200),
  /** When it was signed, ISO 8601. */
  at: z.iso.datetime(),
  query: z.string().min(1).max(20_000),
  variables: z.record(z.string(), z.unknown()).default({}),
});

/** `signature` is Ed25519 by the partner's key, base64. */
export const signedAskSchema = z.strictObject({ ask: partnerAskSchema, signature: z.string() });

export type PartnerAsk = Readonly<z.infer<typeof partnerAskSchema>>;
export type SignedAsk = Readonly<z.infer<typeof signedAskSchema>>;

export const signAsk = (ask: PartnerAsk, key: KeyObject): SignedAsk => ({
  ask,
  signature: signText(signedText(ask), key),
});

/** Whether the partner's key signed this question. A second use of it reads the same log. */
export const isSignedAsk = ({ ask, signature }: SignedAsk, publicKey: string): boolean =>
  isSignedBy(signedText(ask), signature, publicKey);

/** The signature names what it signs, so that it can't be taken for a signature over something else. */
const signedText = (ask: PartnerAsk): string => canonicalJson({ ask, concordat: 'partner-ask' });
