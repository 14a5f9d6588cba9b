import type { FetchNode, PlanNode, QueryPlan } from '@graphql-hive/router-query-planner';
import { type DocumentNode, Kind, parse, type SelectionSetNode } from 'graphql';
import type { Planner, PlannerFactory } from '../planner.js';
import { continuation, continuationSupergraph } from './continuationSupergraph.js';
import { cutOperation } from './cutOperation.js';
import { joinPlans } from './joinPlans.js';
import { OutputTypes } from './outputTypes.js';

/** Cuts that one operation may need. */
const mostCuts = 8;

/**
 * A planner that also finds plans where the native one (0.0.38) gives up with "Path ... cannot be found in selection
 * set": where an entity is met again below an entity of its own type, in another subgraph, and asked there for a field
 * that requires one of the first. Two such entities become one step in its graph. So the operation is cut at that
 * entity: one plan leads to its keys, another begins there.
 */
export function continuingPlanner(makePlanner: PlannerFactory): PlannerFactory {
  return (sdl) => {
    const whole = makePlanner(sdl);
    let further: Further | undefined;
    return {
      plan: async (text, signal) => {
        try {
          return await whole.plan(text, signal);
        } catch (error) {
          if (signal.aborted || pathIn(error) === undefined) throw error;
          further ??= furtherFrom(sdl, makePlanner);
          return planCut({ text, error, signal, further, cuts: { left: mostCuts } });
        }
      },
    };
  };
}

interface Further {
  readonly planner: Planner;
  readonly types: OutputTypes;
}

function furtherFrom(sdl: string, makePlanner: PlannerFactory): Further {
  const extended = continuationSupergraph(parse(sdl, { noLocation: true }));
  const document = parse(extended, { noLocation: true });
  return { planner: makePlanner(extended), types: new OutputTypes(document) };
}

interface Cut {
  readonly text: string;
  readonly error: unknown;
  readonly signal: AbortSignal;
  readonly further: Further;
  readonly cuts: { left: number };
}

async function planCut({ text, error, signal, further, cuts }: Cut): Promise<QueryPlan> {
  const path = pathIn(error);
  const cut = path && cuts.left > 0 ? cutOperation(text, path, further.types) : undefined;
  if (!cut) throw error;
  cuts.left -= 1;
  const later = await planFurther(cut.laterText, { signal, further, cuts });
  const keys = keysOf(later, cut.root);
  const first = await planFurther(cut.firstText(keys), { signal, further, cuts });
  return joinPlans(first, later, { root: cut.root, place: cut.place });
}

async function planFurther(text: string, context: Omit<Cut, 'text' | 'error'>): Promise<QueryPlan> {
  try {
    return await context.further.planner.plan(text, context.signal);
  } catch (error) {
    if (context.signal.aborted) throw error;
    return planCut({ ...context, text, error });
  }
}

/** Where the planner lost its way: response keys from the root on, without list marks and conditions. */
function pathIn(error: unknown): readonly string[] | undefined {
  const message = error instanceof Error ? error.message : '';
  const path = /Path '([^']+)' cannot be found/.exec(message)?.[1];
  return path?.split('.').filter((step) => /^\w+$/.test(step));
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
