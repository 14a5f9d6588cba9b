import type { Supergraph } from '../supergraph/supergraph.js';
import type { Place, Selected } from './selectionTree.js';

/** What is left of a selection once all that was denied is taken out. */
export function permittedPlace(place: Place, supergraph: Supergraph): Place {
  const selected = place.selected
    .filter(({ isDenied }) => !isDenied)
    .map((field) => (field.child ? { ...field, child: permittedPlace(field.child, supergraph) } : field));
  const added = needsTypename(place, supergraph) ? [typename(place, supergraph)] : [];
  return { ...place, selected: [...selected, ...added] };
}

/** Whether an object's type decides which of its fields were denied, and so are null. */
const needsTypename = ({ typename, selected }: Place, { book }: Supergraph): boolean =>
  book.isAbstract(typename) && selected.some(({ isDenied, on }) => isDenied && on.length > 0);

const typename = (place: Place, supergraph: Supergraph): Selected => ({
  on: [],
  name: '__typename',
  responseKey: '__typename',
  dataKey: '__typename',
  args: '',
  type: supergraph.fieldType(place.typename, '__typename'),
  child: undefined,
  isDenied: false,
  node: undefined,
});
