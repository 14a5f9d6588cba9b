import type { ExplainedPlan, ExplainedStep } from './explainPlan.js';

type ExplainedCall = Extract<ExplainedStep, { readonly subgraph: string }>;
type ExplainedGroup = Extract<ExplainedStep, { readonly steps: unknown }>;

const groupNames: Readonly<Record<ExplainedGroup['kind'], string>> = {
  sequence: 'one after the other',
  parallel: 'at the same time',
  apart: 'in parts, put together at the end',
};

/** A plan as a tree for a terminal: each call with its subgraph, what it sends and, where it was run, what came of it. */
export function renderPlan({ step, calls }: ExplainedPlan): string {
  if (calls === 0) return 'Nothing is fetched: the gateway answers by itself.\n';
  const title = `${calls} ${calls === 1 ? 'call' : 'calls'} at most`;
  return `${[title, ...branch(step, '', true)].join('\n')}\n`;
}

function branch(step: ExplainedStep, indent: string, isLast: boolean): readonly string[] {
  const [knot, under] = isLast ? ['└─ ', '   '] : ['├─ ', '│  '];
  const inside = `${indent}${under}`;
  if ('steps' in step) {
    const parts = step.steps.flatMap((one, at) => branch(one, inside, at === step.steps.length - 1));
    return [`${indent}${knot}${groupNames[step.kind]}`, ...parts];
  }
  const lines = [step.operation.trim().replace(/\s+/g, ' '), ...outcome(step)];
  return [`${indent}${knot}${heading(step)}`, ...lines.map((line) => `${inside}  ${line}`)];
}

function heading({ subgraph, kind, at }: ExplainedCall): string {
  return kind === 'root' ? `${subgraph}: root fields` : `${subgraph}: entities at ${at.join(' and ')}`;
}

function outcome({ call, kind }: ExplainedCall): readonly string[] {
  if (!call) return [];
  const { entities, tookMs, startMs } = call;
  const asked = kind === 'root' ? '' : `${entities} ${entities === 1 ? 'entity' : 'entities'}, `;
  return [`${asked}${call.outcome} in ${tookMs} ms, begun after ${startMs} ms`];
}
