import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { areaKinds } from '../areas/area.js';
import { canonicalJson } from './canonicalJson.js';
import { isSignedBy, signText } from './ownerKey.js';
import { noticeText } from './withdrawal.js';

/** A table that no release declares, as somebody asks for it. Who asks, and what for, is in the request that brings it. */
export const wantedTableSchema = z.strictObject({
  /** Name of the dataset, for example clients. */
  dataset: z.string().min(1).max(60),
  area: z.enum(areaKinds),
  period: z.enum(['YEAR', 'QUARTER']),
  /** Dimensions of the dataset that it crosses, in order; none for a total alone. */
  dimensions: z.array(z.string().min(1).max(60)).max(3),
  /** Id of the partner who is asked; left out, every owner of the dataset is. */
  owner: z.string().min(1).max(100).optional(),
  /** What the table is for, for its owner and everybody else to read. */
  reason: noticeText,
});

export const tableOutcomes = ['ACCEPTED', 'REFUSED'] as const;

/** What an owner answers to a request, once. */
export const tableDecisionSchema = z.strictObject({
  /** Id of the request, for example table-request-3. */
  request: z.string().min(1).max(40),
  owner: z.string().min(1).max(100),
  outcome: z.enum(tableOutcomes),
  /** Why, for everybody to read. */
  reason: noticeText,
});

/** `signature` is Ed25519 by the key of `owner`, base64. */
export const signedTableDecisionSchema = z.strictObject({
  decision: tableDecisionSchema,
  signature: z.string(),
});

export type WantedTable = Readonly<z.infer<typeof wantedTableSchema>>;
export type TableDecision = Readonly<z.infer<typeof tableDecisionSchema>>;
export type SignedTableDecision = Readonly<z.infer<typeof signedTableDecisionSchema>>;

export const signTableDecision = (decision: TableDecision, key: KeyObject): SignedTableDecision => ({
  decision,
  signature: signText(signedText(decision), key),
});

/** Whether the owner's key signed this decision. A request is decided once, so it bears no number of its own. */
export const isSignedTableDecision = (
  { decision, signature }: SignedTableDecision,
  publicKey: string,
): boolean => isSignedBy(signedText(decision), signature, publicKey);

const signedText = (decision: TableDecision): string =>
  canonicalJson({ concordat: 'table-decision', decision });

/** A request as the hub's register of requests tells it, to its owner's kit among others. */
export const tableRequestSchema = z.object({
  id: z.string(),
  dataset: z.string(),
  table: z.object({
    name: z.string(),
    area: z.enum(areaKinds),
    period: z.enum(['YEAR', 'QUARTER']),
    dimensions: z.array(z.string()),
  }),
  /** Who asked, and for which registered purpose. */
  organisation: z.string(),
  purpose: z.string(),
  reason: z.string(),
  owner: z.string().nullable(),
  askedAt: z.string(),
  decisions: z.array(
    z.object({
      owner: z.string(),
      outcome: z.enum(tableOutcomes),
      reason: z.string(),
      decidedAt: z.string(),
    }),
  ),
});

export type TableRequest = Readonly<z.infer<typeof tableRequestSchema>>;
