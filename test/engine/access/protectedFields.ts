import type { Permissions } from '../../../gateway/access/permissions.js';

type May = (requester: Permissions) => boolean;

const known: May = ({ isAuthenticated }) => isAuthenticated;
const has =
  (...scopes: readonly string[]): May =>
  (requester) =>
    scopes.every((one) => requester.scopes.has(one));
const holds =
  (...policies: readonly string[]): May =>
  (requester) =>
    policies.every((one) => requester.policies.has(one));
const either =
  (...ways: readonly May[]): May =>
  (requester) =>
    ways.some((may) => may(requester));
const both =
  (...ways: readonly May[]): May =>
  (requester) =>
    ways.every((may) => may(requester));

const scores = either(has('read:score', 'read:users'), has('admin'));
const secrets = either(holds('secret.read', 'secret.list'), holds('secret.all'));

/** What the subgraphs of `graph/` ask for, written down by hand: by the type an object has, never by an interface. */
export const protectedFields: ReadonlyMap<string, May> = new Map([
  ['Query.audit', known],
  ['Query.level', known],
  ['Query.stamp', holds('stamps')],
  ['Query.secret', secrets],
  ['Query.secrets', secrets],
  ['Query.ranking', both(has('read:score'), holds('ranking'))],
  ['Mutation.wipe', has('admin')],
  ['Mutation.unseal', secrets],
  ['User.email', known],
  ['User.strict', known],
  ['User.level', known],
  ['User.score', scores],
  ['User.rank', scores],
  ['User.medal', scores],
  ['User.tags', holds('user.tags')],
  ['User.boss', holds('user.boss')],
  ['User.note', secrets],
  ['User.orgRank', holds('org.names')],
  ['Org.name', holds('org.names')],
  ['Org.size', either(has('read:orgs'), has('admin'))],
  ['Secret.text', secrets],
  ['Secret.shared', secrets],
  ['Secret.stamp', both(secrets, holds('stamps'))],
  ['Judge.title', known],
  ['Judge.court', known],
]);

/** Whether somebody may see a field, `Type.field`. */
export const isPermitted = (field: string, requester: Permissions): boolean =>
  protectedFields.get(field)?.(requester) ?? true;
