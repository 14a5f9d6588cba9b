import type { PreparedOperation } from '../preparedOperation.js';
import type { PlanRun } from '../run/planRun.js';
import type { Supergraph } from '../supergraph/supergraph.js';
import { ObjectProjection } from './compileProjection.js';
import { type AnswerError, ProjectionRun, type Writer } from './projectionRun.js';

/** An answer as text, and its errors. */
export interface Projected {
  /** The JSON of `data`; undefined where it is null. */
  readonly data: string | undefined;
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

/** Writes the answer of an operation from what its plan brought together. */
export function projectAnswer({ prepared, supergraph, run, meta }: ProjectMeans): Projected {
  const projection = projectionOf(prepared, supergraph, meta);
  const first = new ProjectionRun(run.isPlain, false);
  const data = flat(projection.write(run.data, first));
  const loose = run.loose.map(({ message, extensions }): AnswerError => ({ message, extensions }));
  if (!first.hasFailed && !run.hasRemarks) return { data, errors: loose };
  const second = new ProjectionRun(run.isPlain, true);
  projection.write(run.data, second);
  return { data, errors: [...second.errors, ...loose] };
}

/**
 * The same text in one piece. A text put together is a tree of thousands of parts until somebody reads it, and the tree
 * would live as long as the answer does: through several small garbage collections, each of which copies it.
 */
function flat(text: string | undefined): string | undefined {
  // Reading one character makes it one piece.
  return text === undefined || Number.isNaN(text.charCodeAt(0)) ? undefined : text;
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
    () =>
      meta?.get(responseKey) ?? 'null';
  const made = new ObjectProjection(type, [prepared.root], supergraph, metaWriter);
  if (!meta) compiled.set(prepared, made);
  return made;
}
