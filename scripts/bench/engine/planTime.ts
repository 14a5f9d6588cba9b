import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { parse } from 'graphql';
import { loadNativePlanner } from '../../../gateway/engine/plan/nativePlanner.js';
import { median } from './median.js';
import { benchmarkOperation } from './operations.js';

const runs = 60;

/** Milliseconds that a plan of the benchmark's question takes at the median, from its text on: ours and Apollo's. */
export async function planTimes(supergraphSdl: string): Promise<{ planMs: number; apolloPlanMs: number }> {
  const planner = (await loadNativePlanner())(supergraphSdl);
  const supergraph = Supergraph.build(supergraphSdl);
  const apollo = new QueryPlanner(supergraph);
  const schema = supergraph.apiSchema();
  const planMs = await timed((text) => planner.plan(text, new AbortController().signal));
  const apolloPlanMs = await timed((text) =>
    apollo.buildQueryPlan(operationFromDocument(schema, parse(text))),
  );
  return { planMs, apolloPlanMs };
}

async function timed(plan: (text: string) => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const text = benchmarkOperation(run + 1);
    const begun = performance.now();
    await plan(text);
    times.push(performance.now() - begun);
  }
  // The first ones warm the machine's code up.
  return median(times.slice(runs / 3));
}
