import type { Step } from '../plan/program.js';
import type { TargetPath } from '../plan/targets.js';
import type { PreparedOperation } from '../preparedOperation.js';
import type { CallRecorder, RecordedCall } from './callRecorder.js';

/** A plan as data. */
export type ExplainedStep =
  | { readonly kind: 'sequence' | 'parallel'; readonly steps: readonly ExplainedStep[] }
  | {
      readonly kind: 'root' | 'entities';
      readonly subgraph: string;
      readonly operation: string;
      /** Where the entities stand, such as `users.@.reviews`. */
      readonly at: readonly string[];
      /** Left out where the plan wasn't run, or the call not needed. */
      readonly call?: Omit<RecordedCall, 'subgraph'>;
    };

export interface ExplainedPlan {
  /** The operation as it was planned; left out where nothing is fetched. */
  readonly operation?: string;
  readonly step: ExplainedStep;
  /** Calls the plan makes, at most. */
  readonly calls: number;
}

/** Explains a plan; with a recorder, also what came of its calls. */
export function explainedPlan(
  { text, step }: PreparedOperation,
  recorder: CallRecorder | undefined,
): ExplainedPlan {
  const explained = explainStep(step, recorder);
  return { ...(text !== undefined && { operation: text }), step: explained, calls: callsOf(explained) };
}

function explainStep(step: Step, recorder: CallRecorder | undefined): ExplainedStep {
  if (step.kind === 'sequence' || step.kind === 'parallel') {
    return { kind: step.kind, steps: step.steps.map((one) => explainStep(one, recorder)) };
  }
  const { subgraph, query } = step.call;
  const call = recorder?.of(step.call);
  const at = step.kind === 'root' ? [] : step.batches.flatMap(({ paths }) => paths.map(pathText));
  const { subgraph: _, ...told } = call ?? { subgraph };
  return {
    kind: step.kind,
    subgraph,
    operation: query,
    at,
    ...(call && { call: told as Omit<RecordedCall, 'subgraph'> }),
  };
}

function pathText(path: TargetPath): string {
  return path
    .map((segment) => {
      if (segment.kind === 'field') return segment.key;
      return segment.kind === 'list' ? '@' : `|${[...segment.names].join('|')}|`;
    })
    .join('.');
}

const callsOf = (step: ExplainedStep): number =>
  'steps' in step ? step.steps.reduce((sum, one) => sum + callsOf(one), 0) : 1;
