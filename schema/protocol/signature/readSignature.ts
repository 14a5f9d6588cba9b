import {
  coveredComponents,
  type SignatureParameters,
  signatureAlgorithms,
  signatureLabel,
} from './requestProfile.js';

/** A signature as a message carries it. */
export interface ReadSignature extends SignatureParameters {
  /** Covered components and parameters as they were written, for the signature base. */
  readonly parameters: string;
  readonly signature: Uint8Array;
}

const quoted = (text: string) => text.replace(/[()]/g, '\\$&');
const input = new RegExp(
  `^${signatureLabel}=(${quoted(coveredComponents)};created=(\\d{1,12});expires=(\\d{1,12});nonce="([A-Za-z0-9_-]{16,64})";alg="([a-z0-9-]{1,30})";keyid="([A-Za-z0-9._-]{1,120})";tag="([a-z-]{1,40})")$`,
);
const value = new RegExp(`^${signatureLabel}=:([A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{86}==):$`);

/**
 * Reads `Signature-Input` and `Signature`. Undefined unless there is one signature, by our label, over all that ours
 * cover in our order, with every parameter: other ways that RFC 9421 allows are refused, not understood.
 */
export function readSignature(inputHeader: string, signatureHeader: string): ReadSignature | undefined {
  const said = input.exec(inputHeader);
  const signed = value.exec(signatureHeader);
  if (!said || !signed) return undefined;
  const [, parameters = '', created, expires, nonce = '', alg, keyId = '', tag = ''] = said;
  const algorithm = signatureAlgorithms.find((known) => known === alg);
  if (!algorithm) return undefined;
  const signature = Buffer.from(signed[1] ?? '', 'base64');
  return {
    parameters,
    signature,
    created: Number(created),
    expires: Number(expires),
    nonce,
    algorithm,
    keyId,
    tag,
  };
}
