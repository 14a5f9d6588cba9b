import type { PreparedOperation } from '../preparedOperation.js';
import type { PlanRun } from '../run/planRun.js';
import type { Supergraph } from '../supergraph/supergraph.js';
import { WrittenData } from '../writtenData.js';
import { ObjectProjection } from './compileProjection.js';
import { JsonBytes } from './jsonBytes.js';
import { type AnswerError, ProjectionRun, type Writer } from './projectionRun.js';

/** An answer as text, and its errors. */
export interface Projected {
  /** Undefined where it is null. */
  readonly data: WrittenData | undefined;
  readonly errors: readonly AnswerError[];
}

export interface ProjectMeans {
  readonly prepared: PreparedOperation;
  readonly supergraph: Supergraph;
  readonly run: PlanRun;
  /** What was asked about the schema, as JSON by response key. */
  readonly meta: ReadonlyMap<string, string> | undefined;
}

/** Projections by what they were compiled for; they go when it goes. */
const compiled = new WeakMap<PreparedOperation, ObjectProjection>();

/** Whether an operation's projection has been compiled: for a large one that takes a turn of its own. */
export const isProjectionKnown = (prepared: PreparedOperation): boolean => compiled.has(prepared);

/** Answers are written one at a time, each from its beginning to its end. */
const out = new JsonBytes();

/** Writes the answer of an operation from what its plan brought together. */
export function projectAnswer({ prepared, supergraph, run, meta }: ProjectMeans): Projected {
  const { write } = projectionOf(prepared, supergraph, meta);
  const loose = run.loose.map(({ message, extensions }): AnswerError => ({ message, extensions }));
  const first = new ProjectionRun(out, false);
  const whole = run.hasRemarks ? undefined : WrittenData.write(out, () => write(run.data, first));
  if (whole) return { data: whole, errors: loose };
  const second = new ProjectionRun(out, true);
  const data = WrittenData.write(out, () => write(run.data, second));
  return { data, errors: [...second.errors, ...loose] };
}

function projectionOf(
  prepared: PreparedOperation,
  supergraph: Supergraph,
  meta: ReadonlyMap<string, string> | undefined,
): ObjectProjection {
  const known = compiled.get(prepared);
  if (known && !meta) return known;
  const type = supergraph.apiSchema.getType(prepared.root.typename);
  if (!type) throw new TypeError(`The schema has no type ${prepared.root.typename}.`);
  const metaWriter =
    (responseKey: string): Writer =>
    () => {
      out.text(meta?.get(responseKey) ?? 'null');
      return true;
    };
  const made = new ObjectProjection(type, [prepared.root], supergraph, metaWriter);
  if (!meta) compiled.set(prepared, made);
  return made;
}
