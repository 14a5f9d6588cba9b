import type { Permissions } from '../../../gateway/access/permissions.js';
import type { Random } from '../../../scripts/demonstration/random.js';
import { requesters } from './requesters.js';

/** Somebody who holds any of what there is to hold. */
export function randomRequester(random: Random): Permissions {
  const { everything } = requesters;
  const isAuthenticated = random.chance(0.5);
  const scopes = [...everything.scopes].filter(() => random.chance(0.5));
  const policies = [...everything.policies].filter(() => random.chance(0.5));
  return {
    ...everything,
    isAuthenticated,
    scopes: new Set(scopes),
    policies: new Set(policies),
    fingerprint: JSON.stringify([isAuthenticated, scopes, policies]),
  };
}
