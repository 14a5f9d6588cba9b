import { GraphQLError } from 'graphql';
import type { Place, Selected } from '../operation/selectionTree.js';
import type { Supergraph } from '../supergraph/supergraph.js';
import type { PlanCache } from './planCache.js';
import type { Step } from './program.js';

export interface PlanningMeans {
  readonly plans: PlanCache;
  readonly supergraph: Supergraph;
  readonly isMutation: boolean;
  /** The text of a selection at the root; undefined where nothing of it is fetched. */
  readonly textOf: (root: Place) => string | undefined;
  /** The key a text's plan is remembered by. */
  readonly keyOf: (text: string) => string;
}

/** Plans that one operation may be split into. */
const mostParts = 16;

/** Plans an operation, in parts where it has to be. */
export async function planOperation(root: Place, means: PlanningMeans): Promise<Step> {
  if (!means.isMutation) return planQuery(root, means, { parts: 1 });
  const step = await planWhole(root, means);
  if (step.kind === 'root' || isOnlyChanges(step)) return step;
  // Each change is finished, with all that is fetched after it, before the next begins (specification, 6.2.2).
  const steps: Step[] = [];
  for (const selected of groups(root)) steps.push(await planWhole({ ...root, selected }, means));
  return { kind: 'sequence', steps };
}

const isOnlyChanges = (step: Step): boolean =>
  step.kind === 'sequence' && step.steps.every(({ kind }) => kind === 'root');

async function planWhole(root: Place, { plans, supergraph, textOf, keyOf }: PlanningMeans): Promise<Step> {
  const text = textOf(root);
  if (text === undefined) return { kind: 'sequence', steps: [] };
  return plans.plan({ key: keyOf(text), text, means: { ...supergraph, rootTypename: root.typename } });
}

/** The planner knows no way for some selections that it knows a way for in parts. */
async function planQuery(root: Place, means: PlanningMeans, count: { parts: number }): Promise<Step> {
  try {
    return await planWhole(root, means);
  } catch (error) {
    const halves = isUnplanned(error) ? halved(root) : undefined;
    if (!halves || count.parts >= mostParts) throw error;
    count.parts += 1;
    const steps: Step[] = [];
    for (const half of halves) steps.push(await planQuery(half, means, count));
    return { kind: 'apart', steps };
  }
}

const isUnplanned = (error: unknown): boolean =>
  error instanceof GraphQLError && error.extensions['code'] === 'OPERATION_NOT_PLANNED';

/** Fields by where their values stand, in order. */
function groups({ selected }: Place): readonly (readonly Selected[])[] {
  const found = new Map<string, Selected[]>();
  for (const field of selected) {
    const group = found.get(field.dataKey) ?? [];
    found.set(field.dataKey, group);
    group.push(field);
  }
  return [...found.values()];
}

/** A selection in two parts, split as far up as it can be. */
function halved(place: Place): readonly [Place, Place] | undefined {
  const found = groups(place);
  if (found.length > 1) {
    const middle = Math.ceil(found.length / 2);
    return [
      { ...place, selected: found.slice(0, middle).flat() },
      { ...place, selected: found.slice(middle).flat() },
    ];
  }
  const [only, ...more] = place.selected;
  if (!only?.child || more.some(({ on }) => on.join() !== only.on.join())) return undefined;
  const selected = place.selected.flatMap(({ child }) => child?.selected ?? []);
  const below = halved({ ...only.child, selected });
  if (!below) return undefined;
  return [
    { ...place, selected: [{ ...only, child: below[0] }] },
    { ...place, selected: [{ ...only, child: below[1] }] },
  ];
}
