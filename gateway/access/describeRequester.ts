import type { Requester } from './requester.js';

/** As whom something was asked, in words for a page. */
export function describeRequester({ kind, organisation, roles, purpose }: Requester): string {
  if (kind === 'anonymous') return 'Asked as nobody: public figures alone.';
  const role = roles.length > 0 ? roles.join(' and ') : kind;
  const whose = organisation === undefined ? '' : ` of ${organisation}`;
  return `Asked as ${role}${whose}, ${purpose === undefined ? 'for no stated purpose' : `for ${purpose}`}.`;
}
