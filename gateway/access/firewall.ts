import { isImmigrationEnforcement } from '../../schema/purposes/immigrationEnforcement.js';
import type { Permissions } from './permissions.js';
import type { Requester } from './requester.js';
import type { Role } from './roles.js';

/**
 * The Home Office and its parts that work on immigration, as ids of organisations begin with them. Here, and nowhere
 * else, is said who they are.
 */
const homeOffice = [
  'home-office',
  'immigration-enforcement',
  'border-force',
  'uk-visas-and-immigration',
  'ukvi',
  'single-competent-authority',
  'immigration-enforcement-competent-authority',
  'national-removals-command',
] as const;

const openPackRole = 'open-pack-reader' satisfies Role;

export type OrganisationKind = 'HOME_OFFICE' | 'OTHER';

/** Which side of the firewall an organisation is on. Whatever speaks of immigration enforcement counts as the Home Office. */
export function organisationKind(id: string): OrganisationKind {
  const isNamed = homeOffice.some((name) => id === name || id.startsWith(`${name}-`));
  return isNamed || isImmigrationEnforcement(id) ? 'HOME_OFFICE' : 'OTHER';
}

/** Roles that police hold for immigration work are on that side too, whatever force they belong to. */
export function isBehindFirewall({ organisation, roles, purpose, project }: Requester): boolean {
  if (organisation !== undefined && organisationKind(organisation) === 'HOME_OFFICE') return true;
  if (roles.includes(openPackRole)) return true;
  const said = [...roles, purpose ?? '', project ?? ''];
  return (
    said.some(isImmigrationEnforcement) || roles.some((role) => organisationKind(role) === 'HOME_OFFICE')
  );
}

/**
 * The firewall, first half: an identity of the Home Office can hold one role, that of a reader of the open pack, and has
 * no purpose that any agreement could name.
 */
export function withinFirewall(requester: Requester): Requester {
  if (!isBehindFirewall(requester)) return requester;
  return { ...requester, roles: [openPackRole], scopes: [], purpose: undefined, project: undefined };
}

const why =
  'The firewall of this hub: identities of the Home Office, and of whoever enforces immigration law, read the open pack and public fields alone. No agreement changes that.';

/** The firewall, second half: whatever agreements say, nothing of a partner is permitted to such an identity. */
export function permissionsWithinFirewall(requester: Requester, permissions: Permissions): Permissions {
  if (!isBehindFirewall(requester)) return permissions;
  return {
    ...permissions,
    scopes: new Set(),
    policies: new Set(),
    owners: new Map(),
    fingerprint: `firewall ${permissions.isAuthenticated}`,
    whyNot: () => why,
    whyNotOwner: (owner, dataset) => ({
      message: `${owner} permits ${dataset} to nobody behind the firewall.`,
      extensions: { code: 'AGREEMENT_NOT_IN_FORCE', owner, dataset, remedy: why },
    }),
    agreementsOn: () => [],
  };
}
