import { contentDigest } from './contentDigest.js';
import { ownersText, type PermittedOwners } from './permittedOwners.js';
import type { SigningKey } from './requestKey.js';
import {
  headerLine,
  type SignatureUse,
  signatureBase,
  signatureLabel,
  signatureParametersText,
  signatureTags,
} from './requestProfile.js';

/** For whom and for what a hub asks. */
export interface Mandate {
  /** Equal for all calls that one question leads to. */
  readonly requestId: string;
  /** Undefined for somebody who belongs to none. */
  readonly organisation: string | undefined;
  /** Undefined where none was stated. */
  readonly purpose: string | undefined;
  readonly owners: PermittedOwners;
}

/** What of a mandate is equal for all calls of one subgraph, written once. */
export interface PreparedMandate {
  readonly headers: Readonly<Record<string, string>>;
  readonly lines: string;
}

/** Stands for an organisation or a purpose that a request doesn't have: a header's value can't be empty. */
export const notStated = '-';

/** Printable ASCII without spaces at its ends, which a header's value loses on its way. */
const headerValue = /^[\x21-\x7e]{1,200}$/;

/** @param owners `ownersText` of the mandate's owners, where it is known already. */
export function prepareMandate(mandate: Mandate, owners = ownersText(mandate.owners)): PreparedMandate {
  const { requestId, organisation = notStated, purpose = notStated } = mandate;
  for (const value of [requestId, organisation, purpose]) {
    if (!headerValue.test(value)) throw new TypeError('A mandate is of printable ASCII without spaces.');
  }
  return {
    headers: {
      'concordat-request-id': requestId,
      'concordat-organisation': organisation,
      'concordat-purpose': purpose,
      'concordat-owners': owners,
    },
    lines: [
      headerLine('concordat-request-id', requestId),
      headerLine('concordat-organisation', organisation),
      headerLine('concordat-purpose', purpose),
      headerLine('concordat-owners', owners),
    ].join(''),
  };
}

/** One call about to be sent. */
export interface UnsignedRequest {
  readonly url: string;
  readonly body: string | Uint8Array;
  readonly mandate: PreparedMandate;
  readonly key: SigningKey;
  readonly use: SignatureUse;
  readonly nonce: string;
  readonly now: Date;
  /** From `created` to `expires`. */
  readonly validSeconds: number;
}

/** Every header that a signed POST has beside its content type. */
export function signRequest(request: UnsignedRequest): Record<string, string> {
  const { url, body, mandate, key, use, nonce, now, validSeconds } = request;
  const digest = contentDigest(body);
  const created = Math.floor(now.getTime() / 1_000);
  const parameters = signatureParametersText({
    created,
    expires: created + validSeconds,
    nonce,
    algorithm: key.algorithm,
    keyId: key.id,
    tag: signatureTags[use],
  });
  const covered = { method: 'POST', targetUri: url, digest, headerLines: mandate.lines, parameters };
  return {
    ...mandate.headers,
    'content-digest': digest,
    'signature-input': `${signatureLabel}=${parameters}`,
    signature: `${signatureLabel}=:${key.sign(signatureBase(covered))}:`,
  };
}
