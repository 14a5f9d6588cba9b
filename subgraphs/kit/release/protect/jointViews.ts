import { productOf } from '../../../../schema/protocol/disclosure/partition.js';
import type { PlacedView, Structure } from '../../../../schema/protocol/disclosure/structure.js';
import { atomsOf, type View } from '../../../../schema/protocol/disclosure/view.js';
import { mergedOf } from '../../../../schema/protocol/disclosure/viewTree.js';

/**
 * For each dataset one view of all that its rows tell together; one for each time where everybody is counted anew. Rows
 * of local authorities are told apart wherever a table of the population tells them apart.
 */
export function jointViews({ views }: Pick<Structure, 'views'>): Pick<Structure, 'atoms' | 'views'> {
  const told = views.flatMap(({ view }) => (view.tables.length > 0 ? [view] : []));
  const finest = told.map(({ areas }) => areas).reduce(productOf);
  const joint = new Map<string, View>();
  for (const view of told) {
    const key = keyOf(view);
    const before = joint.get(key);
    const isFine = view.outline.dataset.leafArea === 'LOCAL_AUTHORITY';
    joint.set(key, before ? mergedOf(before, view) : isFine ? { ...view, areas: finest } : view);
  }
  let atoms = 0;
  const placed = [...joint.values()].map((view): PlacedView => {
    const firstAtom = atoms;
    atoms += atomsOf(view);
    return { view, firstAtom };
  });
  return { atoms, views: placed };
}

/** Views of one dataset count the same people, unless each stands for a time of its own. */
function keyOf({ outline, dimensions }: View): string {
  const time = dimensions.find(({ name, shared }) => name !== undefined && shared === undefined);
  return `${outline.dataset.name} ${time?.classes[0]?.key ?? ''}`;
}
