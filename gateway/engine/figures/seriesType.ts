import { getNamedType } from 'graphql';
import type { Supergraph } from '../supergraph/supergraph.js';

/** Whether objects of a type are series: the cells of one release, with its owners' names on it. */
export function isSeriesType(supergraph: Supergraph, typename: string): boolean {
  if (!supergraph.hasField(typename, 'cells') || !supergraph.hasField(typename, 'release')) return false;
  return getNamedType(supergraph.fieldType(typename, 'release')).name === 'Release';
}
