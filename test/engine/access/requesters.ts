import type { Permissions } from '../../../gateway/access/permissions.js';

const grant = (
  fingerprint: string,
  held: Partial<Pick<Permissions, 'isAuthenticated'>> & {
    readonly scopes?: readonly string[];
    readonly policies?: readonly string[];
  } = {},
): Permissions => ({
  isAuthenticated: held.isAuthenticated ?? true,
  scopes: new Set(held.scopes),
  policies: new Set(held.policies),
  owners: new Map(),
  fingerprint,
  whyNot: (policy) => `No agreement in force covers ${policy}.`,
  whyNotOwner: (owner, dataset) => ({
    message: `${owner} doesn't permit ${dataset}.`,
    extensions: { code: 'AGREEMENT_NOT_IN_FORCE', owner, dataset, remedy: '' },
  }),
  agreementsOn: () => [],
});

const allPolicies = [
  'user.tags',
  'user.boss',
  'org.names',
  'secret.read',
  'secret.list',
  'secret.all',
  'stamps',
  'ranking',
];
const allScopes = ['read:score', 'read:users', 'read:orgs', 'admin'];

/** Who asks in the tables of cases. */
export const requesters = {
  nobody: grant('nobody', { isAuthenticated: false }),
  /** Known, and nothing more. */
  person: grant('person'),
  /** Holds half of what scores need. */
  halfReader: grant('halfReader', { scopes: ['read:score'] }),
  reader: grant('reader', { scopes: ['read:score', 'read:users'] }),
  admin: grant('admin', { scopes: ['admin'] }),
  /** Holds policies without having shown who they are. */
  partner: grant('partner', { isAuthenticated: false, policies: ['org.names', 'user.tags'] }),
  /** Holds half of what secrets need. */
  halfInsider: grant('halfInsider', { policies: ['secret.read', 'user.boss'] }),
  insider: grant('insider', { policies: ['secret.read', 'secret.list', 'stamps'] }),
  everything: grant('everything', { scopes: allScopes, policies: allPolicies }),
} as const satisfies Readonly<Record<string, Permissions>>;

export type RequesterName = keyof typeof requesters;
