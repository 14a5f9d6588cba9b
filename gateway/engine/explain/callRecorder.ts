import type { Call } from '../plan/program.js';
import type { SubgraphAnswer } from '../run/subgraphAnswer.js';

/** What came of one call. */
export interface RecordedCall {
  readonly subgraph: string;
  /** From the beginning of the request, in milliseconds. */
  readonly startMs: number;
  readonly tookMs: number;
  /** Entities asked for; 0 for a fetch of root fields. */
  readonly entities: number;
  readonly outcome: 'answered' | 'failed';
}

/** Notes the calls of one request. */
export class CallRecorder {
  readonly #began = performance.now();
  readonly #calls = new Map<Call, RecordedCall>();

  async record(call: Call, entities: number, sent: Promise<SubgraphAnswer>): Promise<SubgraphAnswer> {
    const at = performance.now();
    const answer = await sent;
    this.#calls.set(call, {
      subgraph: call.subgraph,
      startMs: rounded(at - this.#began),
      tookMs: rounded(performance.now() - at),
      entities,
      outcome: answer.kind === 'fault' ? 'failed' : 'answered',
    });
    return answer;
  }

  of(call: Call): RecordedCall | undefined {
    return this.#calls.get(call);
  }
}

const rounded = (ms: number): number => Math.round(ms * 10) / 10;
