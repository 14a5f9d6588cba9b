import type { FormattedExecutionResult } from 'graphql';
import type { Answerer, Question } from '../../scenarios/answerer.js';
import { startApollo } from '../../scenarios/apolloAnswerer.js';
import { startInProcess } from '../../scenarios/engineAnswerer.js';
import type { Graph } from '../../scenarios/graph.js';
import { monolithAnswerer } from '../../scenarios/outcome.js';
import { difference } from '../../scenarios/sameOutcome.js';
import { type Stage, stage } from '../../scenarios/stage.js';
import { type ApolloReason, apolloReason } from './apolloReason.js';
import { randomOperation } from './randomOperation.js';
import { shrinkOperation } from './shrinkOperation.js';
import { wordsOf } from './wordsOf.js';

/** An operation that the engine and one schema answer differently, shrunk. */
export interface Differing {
  readonly graph: string;
  readonly number: number;
  readonly kind: 'data' | 'errors';
  readonly question: Question;
  readonly expected: FormattedExecutionResult;
  readonly found: FormattedExecutionResult;
}

export interface Comparison {
  readonly operations: number;
  readonly differences: number;
  /** Operations that a subgraph failed in or that met a null where none may stand. */
  readonly withErrors: number;
  readonly first: Differing | undefined;
  readonly apolloOperations: number;
  readonly apolloReasons: readonly ApolloReason[];
}

export interface ComparisonPlan {
  readonly seed: string;
  readonly operations: number;
  /** The stock gateway is asked every so many operations; 0 leaves it out. */
  readonly apolloEvery: number;
}

/** Asks one schema and the engine the same random operations, and now and then the stock gateway too. */
export async function compareGraph(graph: Graph, plan: ComparisonPlan): Promise<Comparison> {
  const set = stage(graph);
  const engine = await startInProcess(graph, set);
  const apollo = plan.apolloEvery > 0 ? await startApollo(graph, set.local) : undefined;
  const asked = {
    graph,
    monolith: monolithAnswerer(graph),
    engine: onFreshStage(set, engine.answer),
    apollo: apollo && onFreshStage(set, apollo.answer),
  };
  try {
    return await compare(asked, plan);
  } finally {
    await engine.stop();
    await apollo?.stop();
  }
}

interface Asked {
  readonly graph: Graph;
  readonly monolith: Answerer;
  readonly engine: Answerer;
  readonly apollo: Answerer | undefined;
}

async function compare(asked: Asked, { seed, operations, apolloEvery }: ComparisonPlan): Promise<Comparison> {
  const { graph, monolith, engine, apollo } = asked;
  const writer = { schema: graph.publicSchema, words: wordsOf(graph) };
  const apolloReasons: ApolloReason[] = [];
  const tally = { differences: 0, withErrors: 0, apolloOperations: 0 };
  let first: Differing | undefined;
  for (let number = 0; number < operations; number++) {
    const question = randomOperation(writer, seed, graph.name, String(number));
    const expected = await monolith(question);
    if (expected.errors) tally.withErrors++;
    if (difference(expected, await engine(question))) {
      tally.differences++;
      first ??= await shrunk(asked, question, number);
    }
    if (!apollo || number % apolloEvery !== 0) continue;
    tally.apolloOperations++;
    const reason = await apolloReason({ graph: graph.name, question, monolith, apollo });
    if (reason) apolloReasons.push(reason);
  }
  return { operations, first, apolloReasons, ...tally };
}

async function shrunk({ graph, monolith, engine }: Asked, question: Question, number: number) {
  const look = async (candidate: Question) => difference(await monolith(candidate), await engine(candidate));
  const kind = (await look(question)) ?? 'data';
  const smallest = await shrinkOperation(
    question,
    graph.publicSchema,
    async (candidate) => (await look(candidate)) === kind,
  );
  const [expected, found] = [await monolith(smallest), await engine(smallest)];
  return { graph: graph.name, number, kind, question: smallest, expected, found };
}

/** Mutations of one operation must not be seen by the next. */
const onFreshStage =
  (set: Stage, answer: Answerer): Answerer =>
  (question) => {
    set.reset();
    return answer(question);
  };
