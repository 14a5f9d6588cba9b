import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { releaseRules } from '../datasets/dataset.js';
import { canonicalHash } from './canonicalJson.js';
import { type CellStatus, cellStatuses } from './cell.js';
import { isSignedBy, signText } from './ownerKey.js';
import { releaseText } from './releaseText.js';
import { noticeText } from './withdrawal.js';

export const provenances = {
  OFFICIAL: 'Published official statistics.',
  PARTNER: "A partner's own figures.",
  SYNTHETIC: 'Invented for demonstration: SYNTHETIC rows of a demonstration partner.',
} as const;
export type Provenance = keyof typeof provenances;

const statusNames = Object.keys(cellStatuses) as [CellStatus, ...CellStatus[]];
const provenanceNames = Object.keys(provenances) as [Provenance, ...Provenance[]];
/** Neither a null byte nor half a character, which no database takes and no URL can name. */
const text = z.string().regex(/^[^\0\p{Surrogate}]*$/u);
/** Greatest value: that of an Int in GraphQL and in the register. */
const greatestValue = 2 ** 31 - 1;

/** Members in canonical order: what was read can be hashed without sorting. */
const cellSchema = z.strictObject({
  area: text,
  dimensions: z.record(text, text),
  note: text.optional(),
  period: text,
  status: z.enum(statusNames),
  value: z.int().nonnegative().max(greatestValue).nullable(),
});

const tableSchema = z.strictObject({
  name: text,
  status: z.enum(['COMPLETE', 'NOT_APPLICABLE']),
  note: text.optional(),
  cells: z.array(cellSchema),
});

/** What an official release was read from. */
const sourceSchema = z.strictObject({
  title: text,
  publisher: text,
  published: text,
  url: text.optional(),
  file: text,
  sha256: text,
  licence: text,
});

/** A release as it travels: the cells and what is said about them, without hash and signature. */
export const releaseSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][A-Za-z0-9.-]{2,119}$/),
  owners: z
    .array(text)
    .min(1)
    .refine((owners) => new Set(owners).size === owners.length, 'Each owner once.'),
  dataset: text,
  vintage: z.iso.date(),
  period: z.strictObject({ from: text, to: text }),
  rule: z.enum(releaseRules),
  provenance: z.enum(provenanceNames),
  caveats: z.array(text),
  breaks: z.array(z.strictObject({ period: text, what: text })),
  source: sourceSchema.optional(),
  /** The release that this one corrects, with a notice for everybody to read. */
  corrects: z.strictObject({ release: text, notice: noticeText }).optional(),
  tables: z.array(tableSchema),
});

/** `signature` is Ed25519 over `sha256`, by the first owner's key; `sha256` is that of the canonical release. */
export const signedReleaseSchema = z.strictObject({
  release: releaseSchema,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  signature: z.string(),
});

export type ReleaseDocument = Readonly<z.infer<typeof releaseSchema>>;
export type ReleaseTable = Readonly<z.infer<typeof tableSchema>>;
export type SignedRelease = Readonly<z.infer<typeof signedReleaseSchema>>;

export function signRelease(release: ReleaseDocument, key: KeyObject): SignedRelease {
  const sha256 = canonicalHash(release);
  return { release, sha256, signature: signText(releaseText(sha256), key) };
}

/** What is wrong with hash or signature, or undefined where both hold. */
export function signatureFault(signed: SignedRelease, publicKey: string): 'HASH' | 'SIGNATURE' | undefined {
  if (canonicalHash(signed.release) !== signed.sha256) return 'HASH';
  return isReleaseSignedBy(signed, publicKey) ? undefined : 'SIGNATURE';
}

/** Whether this key signed a release of this hash. */
export const isReleaseSignedBy = (
  { sha256, signature }: Pick<SignedRelease, 'sha256' | 'signature'>,
  publicKey: string,
): boolean => isSignedBy(releaseText(sha256), signature, publicKey);
