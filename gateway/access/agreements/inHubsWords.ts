import type { Permissions } from '../permissions.js';

interface Told {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/**
 * A subgraph knows whose series it left out, and the hub why: it holds the agreements, so the reason is told in its
 * words. Where the hub knows of no reason, what the subgraph said stands.
 */
export function inHubsWords<Error extends Told>(
  error: Error,
  whyNotOwner: Permissions['whyNotOwner'] | undefined,
): Error {
  const { code, owner, dataset } = error.extensions;
  if (code !== 'AGREEMENT_NOT_IN_FORCE' || typeof owner !== 'string' || typeof dataset !== 'string')
    return error;
  return { ...error, ...whyNotOwner?.(owner, dataset) };
}
