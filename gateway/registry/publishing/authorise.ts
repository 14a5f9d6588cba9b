import type { Pool } from 'pg';
import { z } from 'zod';
import {
  isSignedPublication,
  type Publication,
  type SignedPublication,
  signedPublicationSchema,
} from '../../../schema/protocol/publication.js';
import { HubError } from '../../errors.js';
import { findPartner, type Partner } from '../partners.js';

/** What somebody wants done, and who vouches for it. */
export interface AuthorisedPublication<Wanted extends Publication = Publication> {
  readonly publication: Wanted;
  readonly partner: Partner;
  readonly signature: string | undefined;
}

/**
 * Reads a publication and finds out whether its owner stands behind it: by its Ed25519 signature, or by the service key
 * that the request bears.
 * @param organisation whose service key the request bears; undefined where it bears none
 * @throws HubError PUBLICATION_REFUSED where it is none, PUBLICATION_UNSIGNED where nobody vouches for it
 */
export async function authorise(
  register: Pool,
  body: unknown,
  organisation?: string,
): Promise<AuthorisedPublication> {
  const parsed = signedPublicationSchema.safeParse(body);
  if (!parsed.success)
    throw new HubError('PUBLICATION_REFUSED', 'This is not a publication.', {
      expected: 'publication and signature, as schema/protocol/publication.ts declares them',
      found: z.prettifyError(parsed.error).slice(0, 1000),
      remedy: 'Send it with concordat publish.',
    });
  const { publication, signature } = parsed.data;
  const partner = await findPartner(register, publication.owner);
  if (partner && (organisation === partner.id || isSignedBy(parsed.data, partner)))
    return { publication, partner, signature };
  throw new HubError('PUBLICATION_UNSIGNED', `${publication.owner} does not stand behind this.`, {
    expected: `the signature of ${publication.owner} over this publication, or its service key`,
    found: signature === undefined ? 'neither' : 'another signature',
    remedy: 'Sign with the key that the hub knows: concordat publish --key <file>.',
  });
}

const isSignedBy = (signed: SignedPublication, { publicKey }: Partner): boolean =>
  publicKey != null && isSignedPublication(signed, publicKey);
