import { z } from 'zod';
import type { KeySource } from './keySource.js';

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** Keys come encrypted, or from this machine. */
function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, hash } = new URL(text);
  if (username !== '' || hash !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && loopback.includes(hostname));
}

export const issuerSchema = z.strictObject({
  /** Equal to the tokens' `iss`, to the letter. */
  issuer: z.string().min(1).max(500),
  /** What the tokens' `aud` must hold. */
  audience: z.string().min(1),
  /** Where its keys are published. */
  jwksUrl: z.string().refine(isSafeUrl, 'an https URL, or an http URL of this machine'),
  /** Organisations that it may speak for. */
  organisations: z.array(z.string()).min(1),
});

/** An OIDC issuer as an operator configures it. */
export type IssuerSettings = Readonly<z.infer<typeof issuerSchema>>;

/** An issuer that tokens are accepted from. */
export interface Issuer {
  readonly issuer: string;
  readonly audience: string;
  /** undefined where it may speak for any. */
  readonly organisations: ReadonlySet<string> | undefined;
  readonly keys: KeySource;
}
