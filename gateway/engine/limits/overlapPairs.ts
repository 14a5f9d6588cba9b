import { type DocumentNode, type FieldNode, Kind, type SelectionSetNode } from 'graphql';
import { fragmentsOf } from './documentSize.js';

/**
 * Pairs of fields that would write the same response key, summed over every place of the answer. That is what the
 * validation rule OverlappingFieldsCanBeMerged compares, pair by pair, and so what it costs. Walks the expanded
 * document up to so many places: fragments that spread each other would have no end.
 */
export function overlapPairs(document: DocumentNode, mostPlaces: number): number {
  const fragments = fragmentsOf(document);
  const open = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? [[definition.selectionSet]] : [],
  );
  let pairs = 0;
  let places = 0;
  for (let sets = open.pop(); sets && places < mostPlaces; sets = open.pop()) {
    for (const fields of fieldsByKey(sets, fragments).values()) {
      places += 1;
      pairs += (fields.length * (fields.length - 1)) / 2;
      const within = fields.flatMap(({ selectionSet }) => selectionSet ?? []);
      if (within.length > 0) open.push(within);
    }
  }
  return pairs;
}

/** Fields of these sets by response key, those of their fragments among them. */
function fieldsByKey(sets: readonly SelectionSetNode[], fragments: ReturnType<typeof fragmentsOf>) {
  const found = new Map<string, FieldNode[]>();
  const seen = new Set<string>();
  const open = [...sets];
  for (let set = open.pop(); set; set = open.pop()) {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) open.push(selection.selectionSet);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        // As in validation, a fragment counts once in one place.
        if (fragment && !seen.has(selection.name.value)) open.push(fragment.selectionSet);
        seen.add(selection.name.value);
      } else {
        const key = (selection.alias ?? selection.name).value;
        const fields = found.get(key);
        if (fields) fields.push(selection);
        else found.set(key, [selection]);
      }
    }
  }
  return found;
}
