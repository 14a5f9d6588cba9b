/** What a signature may be for, with the tag that says so: a key for one is none for the other. */
export const signatureTags = {
  requests: 'concordat-request',
  registry: 'concordat-registry',
} as const;
export type SignatureUse = keyof typeof signatureTags;

export const signatureAlgorithms = ['hmac-sha256', 'ed25519'] as const;
export type SignatureAlgorithm = (typeof signatureAlgorithms)[number];

/** Headers that every signature covers, in the order in which it covers them. */
export const signedHeaders = [
  'content-digest',
  'concordat-request-id',
  'concordat-organisation',
  'concordat-purpose',
  'concordat-owners',
] as const;
export type SignedHeader = (typeof signedHeaders)[number];

/** The label of the one signature a message has. */
export const signatureLabel = 'concordat';

/** RFC 9421, 2: what is covered, as an inner list. */
export const coveredComponents = `(${['@method', '@target-uri', ...signedHeaders].map((name) => `"${name}"`).join(' ')})`;

/** Longest time from `created` to `expires`, in seconds. */
export const longestValidSeconds = 60;

/** What a signature says of itself. */
export interface SignatureParameters {
  /** Seconds since 1970. */
  readonly created: number;
  /** Seconds since 1970. */
  readonly expires: number;
  readonly nonce: string;
  readonly algorithm: SignatureAlgorithm;
  readonly keyId: string;
  readonly tag: string;
}

/** Covered components and parameters: the value of `@signature-params`, and of `Signature-Input` after its label. */
export function signatureParametersText(said: SignatureParameters): string {
  const { created, expires, nonce, algorithm, keyId, tag } = said;
  return `${coveredComponents};created=${created};expires=${expires};nonce="${nonce}";alg="${algorithm}";keyid="${keyId}";tag="${tag}"`;
}

/** The lines of the signature base for headers that are the same for all calls of a question. */
export const headerLine = (name: SignedHeader, value: string): string => `"${name}": ${value}\n`;

/** A message as far as a signature covers it. */
export interface CoveredMessage {
  readonly method: string;
  readonly targetUri: string;
  readonly digest: string;
  /** `headerLine`s of the headers that follow the digest. */
  readonly headerLines: string;
  /** See {@link signatureParametersText}. */
  readonly parameters: string;
}

/** RFC 9421, 2.5: the text that is signed. */
export function signatureBase(message: CoveredMessage): string {
  const { method, targetUri, digest, headerLines, parameters } = message;
  return `"@method": ${method}\n"@target-uri": ${targetUri}\n"content-digest": ${digest}\n${headerLines}"@signature-params": ${parameters}`;
}
