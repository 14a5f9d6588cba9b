import { parse } from 'graphql';
import type { Authorisation } from './authorisation.js';
import { declaredConditions } from './declaredConditions.js';

/** Somebody who may see all that a supergraph protects: to plan operations where nothing is fetched for anybody. */
export function everythingPermitted(supergraphSdl: string): Authorisation {
  const conditions = [...declaredConditions(parse(supergraphSdl)).values()].flat();
  const named = (kind: 'scopes' | 'policies') =>
    new Set(conditions.flatMap((one) => (one.kind === kind ? one.anyOf.flat() : [])));
  return {
    isAuthenticated: true,
    scopes: named('scopes'),
    policies: named('policies'),
    fingerprint: 'everything permitted',
  };
}
