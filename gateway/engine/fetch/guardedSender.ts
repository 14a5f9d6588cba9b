import {
  BrokenCircuitError,
  type BulkheadPolicy,
  BulkheadRejectedError,
  bulkhead,
  circuitBreaker,
  handleWhen,
  SamplingBreaker,
} from 'cockatiel';
import type { EngineLimits } from '../engineLimits.js';
import { type SubgraphFaultCode, subgraphFault } from '../run/fieldFault.js';
import type { SubgraphAnswer } from '../run/subgraphAnswer.js';
import { CallFailure } from './callFailure.js';
import { CallStop } from './callStop.js';
import type { Deadline } from './deadline.js';
import { overloaded } from './overloaded.js';
import type { Sending, SubgraphSender } from './subgraphSender.js';

/** What became of a call, for the log and for explain. */
export interface SubgraphFault {
  readonly subgraph: string;
  readonly code: SubgraphFaultCode;
  readonly cause: unknown;
}

export interface Guard {
  readonly subgraph: string;
  readonly limits: EngineLimits;
  /** Shared by all subgraphs. */
  readonly everywhere: BulkheadPolicy;
  readonly onFault: (fault: SubgraphFault) => void;
}

export interface GuardedSending extends Omit<Sending, 'stop'> {
  readonly deadline: Deadline;
}
export type GuardedSender = (sending: GuardedSending) => Promise<SubgraphAnswer>;

const codes = {
  unreachable: 'SUBGRAPH_UNREACHABLE',
  invalid: 'SUBGRAPH_INVALID_RESPONSE',
  timeout: 'SUBGRAPH_TIMEOUT',
  gone: 'SUBGRAPH_TIMEOUT',
} as const;

/**
 * Puts breaker, bulkheads and the one retry around a subgraph. Failures come back as faults, except that there is no
 * room left, which refuses the whole request.
 * @throws GraphQLError OVERLOADED
 */
export function guardedSender(send: SubgraphSender, guard: Guard): GuardedSender {
  const { limits, subgraph, everywhere } = guard;
  const here = bulkhead(limits.bulkheadPerSubgraph, limits.bulkheadPerSubgraph);
  const breaker = breakerOf(limits);
  const fault = (code: SubgraphFaultCode, cause: unknown): SubgraphAnswer => {
    guard.onFault({ subgraph, code, cause });
    return { kind: 'fault', fault: subgraphFault(subgraph, code) };
  };
  return async ({ deadline, ...request }) => {
    const stop = new CallStop(deadline, limits.callMs);
    const sending = { ...request, stop };
    try {
      return await stop.race(
        here.execute(() => everywhere.execute(() => breaker.execute(() => twice(send, sending)))),
      );
    } catch (error) {
      if (error instanceof BulkheadRejectedError) throw overloaded();
      if (error instanceof BrokenCircuitError) return fault('SUBGRAPH_CIRCUIT_OPEN', error);
      if (error instanceof CallFailure) return fault(codes[error.kind], error);
      // A subgraph in this process that throws is one that gave no answer.
      return fault('SUBGRAPH_INVALID_RESPONSE', error);
    } finally {
      stop.close();
    }
  };
}

function breakerOf(limits: EngineLimits) {
  const seconds = limits.breakerWindowMs / 1_000;
  const policy = handleWhen((error) => !(error instanceof CallFailure && error.kind === 'gone'));
  return circuitBreaker(policy, {
    halfOpenAfter: limits.breakerOpenMs,
    breaker: new SamplingBreaker({
      // The breaker opens above its threshold; ours is reached, not passed.
      threshold: limits.breakerShare - 1e-9,
      duration: limits.breakerWindowMs,
      minimumRps: limits.breakerCalls / seconds,
    }),
  });
}

/** A query that can't have reached the subgraph is sent once more; a mutation never is. */
async function twice(send: SubgraphSender, sending: Sending): Promise<SubgraphAnswer> {
  try {
    return await send(sending);
  } catch (error) {
    const isSafe = error instanceof CallFailure && error.isConnection && !sending.call.isMutation;
    if (!isSafe) throw error;
    return send(sending);
  }
}
