import canonicalize from 'canonicalize';
import { z } from 'zod';
import { isSignedBy } from '../../../schema/protocol/ownerKey.js';
import { parsedJson } from '../../../schema/protocol/parsedJson.js';
import { sha256Of } from './manifest.js';

export const receiptPath = 'receipt.json';

export const receiptSchema = z.strictObject({
  /** Hash of the pack's manifest. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Organisation that registered it. */
  registeredBy: z.string(),
  /** Number of the entry in the hub's audit log, from 0. */
  auditEntry: z.string().regex(/^\d+$/),
  /** The hub's Ed25519 key, 32 bytes as base64. */
  publicKey: z.string(),
  /** Of the hub over `receiptText`, base64. */
  signature: z.string(),
});

/** That a hub knows a pack. It stands beside the pack: the pack's own files are the same with and without it. */
export type PackReceipt = Readonly<z.infer<typeof receiptSchema>>;

/** What the hub signs. */
export const receiptText = ({
  sha256,
  registeredBy,
  auditEntry,
}: Pick<PackReceipt, 'sha256' | 'registeredBy' | 'auditEntry'>): string =>
  `concordat-pack-receipt-1\n${sha256}\n${registeredBy}\n${auditEntry}\n`;

/** What is wrong with a receipt beside the one that the hub gives for the same pack. Pure. */
export function otherReceipt(bytes: Uint8Array, given: PackReceipt | undefined): string | undefined {
  if (given === undefined) return 'The hub that was asked gives no receipt for this pack.';
  const isGiven = new TextDecoder().decode(bytes).trim() === canonicalize(given);
  return isGiven ? undefined : 'The hub that was asked gives another receipt for this pack.';
}

/** What is wrong with a receipt; undefined where it is this manifest's and signed with the key that it names. Pure. */
export function receiptFault(bytes: Uint8Array, manifest: Uint8Array): string | undefined {
  const parsed = receiptSchema.safeParse(parsedJson(new TextDecoder().decode(bytes)));
  if (!parsed.success) return `It is no receipt of a pack: ${z.prettifyError(parsed.error)}`;
  const receipt = parsed.data;
  if (receipt.sha256 !== sha256Of(manifest))
    return 'It is of another pack: register this one, or take its own receipt.';
  if (!isSignedBy(receiptText(receipt), receipt.signature, receipt.publicKey))
    return 'Its signature does not hold: it was altered, or signed with another key.';
  return undefined;
}
