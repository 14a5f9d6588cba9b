/** Why a call of a subgraph brought no answer. */
export type CallFailureKind = 'unreachable' | 'invalid' | 'timeout' | 'gone';

/** A call that failed. What the other side said stays in `cause`, for the log alone. */
export class CallFailure extends Error {
  override readonly name = 'CallFailure';

  constructor(
    readonly kind: CallFailureKind,
    /** Nothing can have reached the subgraph, so that asking again asks once. */
    readonly isConnection: boolean,
    cause?: unknown,
  ) {
    super(`A call of a subgraph failed: ${kind}.`, { cause });
  }
}
