import type { IncomingHttpHeaders } from 'node:http';

/** Headers under which a page asks for a visitor who shows nothing; undefined for whoever isn't on this machine. */
export type VisitorHeaders = (headers: IncomingHttpHeaders) => Promise<ShownHeaders | undefined>;

export interface ShownHeaders {
  readonly authorization: string;
  readonly 'concordat-purpose': string;
}

/** What the demonstration asks for unless it is told otherwise. */
export const demonstrationPurpose = 'evidence-to-the-home-secretary';

const ownNames = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;
const renewAfterMs = 30 * 60_000;

/**
 * The pages' own token on a demonstration. Where a browser was led here under another name (DNS rebinding), whoever led
 * it gets none.
 */
export function visitorHeaders(newToken: () => Promise<string>, clock: () => Date): VisitorHeaders {
  let held: { readonly token: Promise<string>; readonly at: number } | undefined;
  return async ({ host = '' }) => {
    if (!ownNames.test(host)) return undefined;
    const now = clock().getTime();
    if (held === undefined || now - held.at > renewAfterMs) held = { token: newToken(), at: now };
    return { authorization: `Bearer ${await held.token}`, 'concordat-purpose': demonstrationPurpose };
  };
}
