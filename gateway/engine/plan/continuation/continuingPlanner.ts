import type { FetchNode, PlanNode, QueryPlan } from '@graphql-hive/router-query-planner';
import { type DocumentNode, Kind, parse, type SelectionSetNode } from 'graphql';
import type { Planner, PlannerFactory } from '../planner.js';
import { continuation, continuationSupergraph } from './continuationSupergraph.js';
import { cutOperation } from './cutOperation.js';
import { joinPlans } from './joinPlans.js';
import { lostEntities } from './lostEntities.js';
import { OutputTypes } from './outputTypes.js';
import type { LostPlace } from './waysTo.js';

/** Cuts that one operation may need. */
const mostCuts = 8;

/**
 * A planner that also finds plans where the native one (0.0.38) gives up with "Path ... cannot be found in selection
 * set": where an entity is met again below an entity of its own type, in another subgraph, and asked there for a field
 * that requires one of the first. Two such entities become one step in its graph. So the operation is cut at that
 * entity: one plan leads to its keys, another begins there. So it is where a plan
 * around interface objects would lose some of them.
 */
export function continuingPlanner(makePlanner: PlannerFactory): PlannerFactory {
  return (sdl) => {
    const document = parse(sdl, { noLocation: true });
    const types = new OutputTypes(document);
    const whole = makePlanner(sdl);
    let further: Planner | undefined;
    const planner = () => {
      further ??= makePlanner(continuationSupergraph(document));
      return further;
    };
    return {
      plan: (text, signal) =>
        planOrCut({
          text,
          signal,
          types,
          planner: whole,
          further: planner,
          cuts: { left: mostCuts },
          done: new Set(),
        }),
    };
  };
}

interface Planning {
  readonly text: string;
  readonly signal: AbortSignal;
  readonly types: OutputTypes;
  readonly planner: Planner;
  /** Plans what begins at an entity; made when it is first needed. */
  readonly further: () => Planner;
  readonly cuts: { left: number };
  /** Selections that cuts have left. */
  readonly done: Set<string>;
}

async function planOrCut(planning: Planning): Promise<QueryPlan> {
  const { text, signal, types, planner } = planning;
  try {
    const plan = await planner.plan(text, signal);
    if (!types.isInterfaceObject()) return plan;
    const lost = lostEntities(plan, text, types);
    if (!lost) return plan;
    return await planCut(planning, lost);
  } catch (error) {
    const lost = signal.aborted ? undefined : placeIn(error);
    if (!lost) throw error;
    return planCut(planning, lost);
  }
}

async function planCut(planning: Planning, at: LostPlace): Promise<QueryPlan> {
  const { text, types, cuts, done, further } = planning;
  const cut = cuts.left > 0 ? cutOperation(text, at, { types, done }) : undefined;
  if (!cut) throw new Error(`There is no plan for what stands at ${at.path.join(' ')}.`);
  cuts.left -= 1;
  const later: QueryPlan[] = [];
  for (const part of cut.laterTexts)
    later.push(await planOrCut({ ...planning, planner: further(), text: part }));
  const selections = later.flatMap((plan) => keysOf(plan, cut.root).selections);
  const firstText = cut.firstText({ kind: Kind.SELECTION_SET, selections });
  const first = await planOrCut({ ...planning, planner: further(), text: firstText });
  return joinPlans(first, later, { root: cut.root, place: cut.place });
}

/** Where the planner lost its way. */
function placeIn(error: unknown): LostPlace | undefined {
  const message = error instanceof Error ? error.message : '';
  const found = /Path '([^']+)' cannot be found in selection set of type (\w+)/.exec(message);
  const path = found?.[1]?.split('.').filter((step) => /^\w+$/.test(step));
  return path && { path, from: found?.[2], isSplit: false };
}

/** What the plan that begins at an entity needs to know of it. */
function keysOf({ node }: QueryPlan, root: string): SelectionSetNode {
  const fetch = node && fetchesOf(node).find(({ serviceName }) => serviceName === continuation);
  const document: DocumentNode | undefined = fetch && parse(fetch.operation, { noLocation: true });
  const [operation] = document?.definitions ?? [];
  const selections = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
  for (const selection of selections)
    if (selection.kind === Kind.FIELD && selection.name.value === root && selection.selectionSet)
      return selection.selectionSet;
  throw new TypeError(`The plan that begins at ${root} needs nothing of it.`);
}

function fetchesOf(node: PlanNode): readonly FetchNode[] {
  if (node.kind === 'Fetch') return [node];
  if (node.kind === 'Sequence' || node.kind === 'Parallel') return node.nodes.flatMap(fetchesOf);
  return [];
}
