import { HubError } from '../../errors.js';

/** Something was shown that doesn't hold. Whoever wants to ask as nobody shows nothing. */
export function unauthenticated(why: string): HubError {
  return new HubError('UNAUTHENTICATED', why, {
    remedy: 'Send a valid access token or key as "Authorization: Bearer ...", or none for what is public.',
  });
}
