import type { Figures } from '../figures.js';
import { type Comparison, compareGraph, type Differing } from './compareGraph.js';
import { differentialGraphs, shares } from './differentialGraphs.js';

export interface DifferentialOptions {
  readonly operations: number;
  readonly seed: string;
  readonly apolloEvery: number;
}

/** Random operations over our own supergraph and every scenario's: the engine against one schema, and the stock gateway. */
export async function benchDifferential(options: DifferentialOptions): Promise<Figures> {
  const graphs = await differentialGraphs();
  const found: Comparison[] = [];
  for (const [graph, operations] of shares(graphs, options.operations))
    found.push(await compareGraph(graph, { ...options, operations }));
  process.stderr.write(`seed ${options.seed}\n`);
  for (const { first } of found) if (first) process.stderr.write(`${told(first)}\n`);
  return {
    operations: sum(found, ({ operations }) => operations),
    differences: sum(found, ({ differences }) => differences),
    withErrors: sum(found, ({ withErrors }) => withErrors),
    graphs: graphs.length,
    apolloOperations: sum(found, ({ apolloOperations }) => apolloOperations),
    apolloDifferences: counted(found.flatMap(({ apolloReasons }) => apolloReasons)),
  };
}

const sum = (found: readonly Comparison[], of: (one: Comparison) => number): number =>
  found.reduce((total, one) => total + of(one), 0);

function counted(reasons: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const reason of [...reasons].sort()) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

const told = ({ graph, number, kind, question, expected, found }: Differing): string =>
  [
    `${graph} ${number} differs in ${kind}`,
    question.query,
    `variables ${JSON.stringify(question.variables ?? {})}`,
    `expected ${JSON.stringify(expected)}`,
    `found ${JSON.stringify(found)}`,
  ].join('\n');
