import { askedText } from './askedText.js';
import type { ExplainedPlan, ExplainedStep } from './explainPlan.js';

type ExplainedCall = Extract<ExplainedStep, { readonly subgraph: string }>;
type ExplainedGroup = Extract<ExplainedStep, { readonly steps: unknown }>;

const groupNames: Readonly<Record<ExplainedGroup['kind'], string>> = {
  sequence: 'one after the other',
  parallel: 'at the same time',
  apart: 'in parts, put together at the end',
};

/** How much is printed. */
export interface RenderOptions {
  /** The documents that are sent, whole; else what they ask for. */
  readonly documents: boolean;
}

/** How many characters a line may take. */
const width = 110;
/** How many places of entities are named; the others are counted. */
const placesNamed = 2;

/** A plan as a tree for a terminal: each call with its subgraph, what it asks and, where it was run, what came of it. */
export function renderPlan({ step, calls }: ExplainedPlan, options: RenderOptions): string {
  if (calls === 0) return 'Nothing is fetched: the gateway answers by itself.\n';
  const title = `${calls} ${calls === 1 ? 'call' : 'calls'} at most`;
  return `${[title, ...branch(step, { indent: '', isLast: true, options })].join('\n')}\n`;
}

interface Place {
  readonly indent: string;
  readonly isLast: boolean;
  readonly options: RenderOptions;
}

function branch(step: ExplainedStep, { indent, isLast, options }: Place): readonly string[] {
  const [knot, under] = isLast ? ['└─ ', '   '] : ['├─ ', '│  '];
  const inside = `${indent}${under}`;
  if ('steps' in step) {
    const parts = step.steps.flatMap((one, at) =>
      branch(one, { indent: inside, isLast: at === step.steps.length - 1, options }),
    );
    return [`${indent}${knot}${groupNames[step.kind]}`, ...parts];
  }
  const asked = options.documents ? [step.operation.trim().replace(/\s+/g, ' ')] : askedText(step.operation);
  const lines = asked.flatMap((line) => (options.documents ? [line] : wrapped(line, width - inside.length)));
  const [first = '', ...rest] = wrapped(heading(step), width - inside.length);
  return [
    `${indent}${knot}${first}`,
    ...rest.map((line) => `${inside}${line}`),
    ...[...lines, ...outcome(step)].map((line) => `${inside}  ${line}`),
  ];
}

/** A line broken at spaces, what follows set in. */
function wrapped(line: string, room: number): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + word.length + 1 > room) {
      lines.push(current);
      current = `  ${word}`;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current];
}

function heading({ subgraph, kind, at }: ExplainedCall): string {
  if (kind === 'root') return `${subgraph}: root fields`;
  const more = at.length - placesNamed;
  const named = at.slice(0, placesNamed).join(' and ');
  return `${subgraph}: entities at ${named}${more > 0 ? ` and ${more} more ${more === 1 ? 'place' : 'places'}` : ''}`;
}

function outcome({ call, kind }: ExplainedCall): readonly string[] {
  if (!call) return [];
  const { entities, tookMs, startMs } = call;
  const asked = kind === 'root' ? '' : `${entities} ${entities === 1 ? 'entity' : 'entities'}, `;
  return [`${asked}${call.outcome} in ${tookMs} ms, begun after ${startMs} ms`];
}
