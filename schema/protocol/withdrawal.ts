import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from './canonicalJson.js';
import { isSignedBy, signText } from './ownerKey.js';

/** One line of plain words that everybody may read; long texts belong in the publication it points to. */
export const noticeText = z
  .string()
  .min(10)
  .max(500)
  .regex(/^[^\0\p{Surrogate}\r\n]*$/u, 'One line of text.');

/** What an owner says when it takes a release out of every answer. */
export const withdrawalSchema = z.strictObject({
  /** Id of the release. */
  release: z.string(),
  /** The hash of that release: a withdrawal is of this content and no other. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** The owner of the release who withdraws it. Each of several may. */
  owner: z.string(),
  /** Why, for everybody to read. */
  notice: noticeText,
});

/** `signature` is Ed25519 by the key of `owner`, base64. */
export const signedWithdrawalSchema = z.strictObject({ withdrawal: withdrawalSchema, signature: z.string() });

export type Withdrawal = Readonly<z.infer<typeof withdrawalSchema>>;
export type SignedWithdrawal = Readonly<z.infer<typeof signedWithdrawalSchema>>;

export const signWithdrawal = (withdrawal: Withdrawal, key: KeyObject): SignedWithdrawal => ({
  withdrawal,
  signature: signText(signedText(withdrawal), key),
});

/** Whether the owner's key signed this withdrawal. A second use of it changes nothing, so it bears no number. */
export const isSignedWithdrawal = ({ withdrawal, signature }: SignedWithdrawal, publicKey: string): boolean =>
  isSignedBy(signedText(withdrawal), signature, publicKey);

/** The signature names what it signs, so that it can't be taken for a signature over something else. */
const signedText = (withdrawal: Withdrawal): string => canonicalJson({ concordat: 'withdrawal', withdrawal });
