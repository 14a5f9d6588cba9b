import type { Requester } from '../../access/requester.js';
import type { HeadersFor, OutgoingRequest } from '../engineContext.js';
import type { LocalSubgraph } from '../localSubgraph.js';
import type { Call } from '../plan/program.js';
import type { AnswerTaker } from '../read/answerTaker.js';
import { readAnswer, type SubgraphAnswer } from '../run/subgraphAnswer.js';
import { CallFailure } from './callFailure.js';
import type { CallStop } from './callStop.js';
import { type HttpAnswer, HttpExchange } from './httpExchange.js';
import type { Pools } from './pools.js';

/** One request to a subgraph, ready to go. */
export interface Sending {
  readonly call: Call;
  /** The inside of the variables' JSON object. */
  readonly variables: string;
  readonly stop: CallStop;
  readonly headersFor?: HeadersFor | undefined;
  /** Who asks; a subgraph in this process alone is told. */
  readonly requester?: Requester | undefined;
  /** Who may read the answer from its text; where it doesn't, JSON.parse reads it. */
  readonly taker: AnswerTaker<unknown> | undefined;
}

/** Sends a request to one subgraph and reads its answer. Throws `CallFailure`. */
export type SubgraphSender = (sending: Sending) => Promise<SubgraphAnswer>;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A subgraph that answers over HTTP. */
export function httpSender(pools: Pools, address: string, maxBytes: number): SubgraphSender {
  const url = new URL(address);
  const pool = pools.of(url.origin);
  const path = `${url.pathname}${url.search}`;
  return async ({ call, variables, headersFor, taker, stop }) => {
    const body = `${call.bodyStart}${variables}}}`;
    const headers = headersFor
      ? await signed(headersFor, { subgraph: call.subgraph, url: url.href, body })
      : {};
    stop.check();
    const exchange = new HttpExchange({
      pool,
      path,
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...headers,
      },
      body,
      maxBytes,
    });
    stop.onStop((failure) => exchange.stop(failure));
    return readBody(call.subgraph, await exchange.start(), taker);
  };
}

/** A call that can't be signed is never sent: the other side would refuse it. */
async function signed(
  headersFor: HeadersFor,
  request: OutgoingRequest,
): Promise<Readonly<Record<string, string>>> {
  try {
    return await headersFor(request);
  } catch (cause) {
    throw new CallFailure('unreachable', false, cause);
  }
}

function readBody(
  subgraph: string,
  { bytes, isReliable }: HttpAnswer,
  taker: AnswerTaker<unknown> | undefined,
): SubgraphAnswer {
  try {
    const text = utf8.decode(bytes);
    const isPlain = !text.includes('\\');
    if (isReliable && taker?.takes(text)) return { kind: 'taken', isPlain };
    return readAnswer(subgraph, JSON.parse(text), { isPlain, isReliable });
  } catch (cause) {
    throw new CallFailure('invalid', false, cause);
  }
}

const local = { isPlain: false, isReliable: true };

/** A subgraph that answers in this process. What it returns is read as if it had come over HTTP. */
export function localSender(answer: LocalSubgraph): SubgraphSender {
  return async ({ call, variables, requester, stop }) => {
    const request = { query: call.query, variables: JSON.parse(`{${variables}}`) };
    stop.check();
    const result = await stop.race(answer(request, requester));
    const errors = result.errors?.map((error) => error.toJSON?.() ?? error);
    return readAnswer(call.subgraph, { data: result.data, ...(errors && { errors }) }, local);
  };
}
