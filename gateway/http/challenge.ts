import type { HubError } from '../errors.js';

/** How to show who one is, for whoever showed something that doesn't hold (RFC 6750, section 3). */
export const challengeOf = ({ code }: HubError): Readonly<Record<string, string>> =>
  code === 'UNAUTHENTICATED' ? { 'www-authenticate': 'Bearer realm="concordat", error="invalid_token"' } : {};
