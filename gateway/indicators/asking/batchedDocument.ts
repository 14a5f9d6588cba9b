import { type DocumentNode, Kind, parse } from 'graphql';
import type { AreaKind } from '../../../schema/areas/area.js';
import { type Batch, operationOf, type PlaceVariables } from './batch.js';
import { listedBatch } from './listedBatch.js';
import { sideBySideBatch } from './sideBySideBatch.js';

/**
 * One document that asks the same for many places, so that it is planned once and the subgraphs' loaders join what
 * they ask of the register. Places that differ in the area alone are read from the list of all areas of their kind,
 * which costs least; any others stand side by side under names of their own. Fragments stay as they are.
 */
export function batchedDocument(
  source: string,
  places: readonly PlaceVariables[],
  kind: AreaKind | undefined,
): Batch {
  const document = parse(source, { noLocation: true });
  const distinct = [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
  const [first = {}] = distinct;
  const isAlike = distinct.every((place) => withoutArea(place) === withoutArea(first));
  const isListed = kind !== undefined && distinct.length > 1 && isAlike && asksOneArea(document);
  return isListed ? listedBatch(document, first, kind) : sideBySideBatch(document, distinct);
}

const withoutArea = (place: PlaceVariables): string => JSON.stringify({ ...place, area: '' });

function asksOneArea(document: DocumentNode): boolean {
  const [field, ...others] = operationOf(document)?.selectionSet.selections ?? [];
  return others.length === 0 && field?.kind === Kind.FIELD && field.name.value === 'area' && !field.alias;
}
