import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from './canonicalJson.js';
import { isSignedBy, signText } from './ownerKey.js';

/** Name of a subgraph: lower case, digits and hyphens. */
export const subgraphName = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);

const common = {
  subgraph: subgraphName,
  /** Id of the partner in the register. */
  owner: z.string().min(1).max(100),
};

const content = {
  /** Greatest SDL in characters: ten times the largest that ships. */
  sdl: z.string().min(1).max(1_000_000),
  /** Where the subgraph answers. */
  routingUrl: z.string().min(1).max(500),
  /** Mailbox of an office, for when it doesn't answer. No person's. */
  contact: z.string().min(3).max(200),
};

/**
 * The version of the subgraph that the owner saw last, 0 for none. A publication is of one moment: sent a second time,
 * or after another's, it is refused, so that nobody can bring back an old version with an old signature.
 */
const after = z.number().int().nonnegative();

/** What an owner wants done with a subgraph. */
export const publicationSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('CHECK'), ...common, ...content }),
  z.strictObject({ action: z.literal('PUBLISH'), ...common, ...content, after }),
  z.strictObject({
    action: z.literal('ROLLBACK'),
    ...common,
    after,
    /** The version to serve again; left out, the one before. */
    to: z.number().int().positive().optional(),
  }),
]);

/** `signature` is Ed25519 by the key of `owner`, base64; left out where a service key in the header says who asks. */
export const signedPublicationSchema = z.strictObject({
  publication: publicationSchema,
  signature: z.string().optional(),
});

export type Publication = Readonly<z.infer<typeof publicationSchema>>;
export type SignedPublication = Readonly<z.infer<typeof signedPublicationSchema>>;

export const signPublication = (publication: Publication, key: KeyObject): SignedPublication => ({
  publication,
  signature: signText(signedText(publication), key),
});

/** Whether the owner's key signed exactly this. */
export const isSignedPublication = (
  { publication, signature }: SignedPublication,
  publicKey: string,
): boolean => signature !== undefined && isSignedBy(signedText(publication), signature, publicKey);

const signedText = (publication: Publication): string =>
  canonicalJson({ concordat: 'publication', publication });
