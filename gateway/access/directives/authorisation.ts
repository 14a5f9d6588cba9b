import type { Permissions } from '../permissions.js';

/** What the engine knows of a requester's permissions. What is left out isn't granted. */
export type Authorisation = Pick<Permissions, 'fingerprint'> & Partial<Permissions>;

/** Whom nothing is known of. */
export const nobody: Authorisation = { fingerprint: '' };
