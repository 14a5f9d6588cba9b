import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Admission, Guard } from './guard.js';
import { RequestGone } from './readBody.js';
import { type RefusalCode, refusals } from './refusals.js';

type Admitted = Extract<Admission, { kind: 'admitted' }>;

/** Answers a request that its guard has let in. */
export type AnswerAdmitted = (admitted: Admitted, exchange: Exchange) => Promise<void>;

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

export interface GuardedOptions {
  readonly guard: Guard;
  readonly answer: AnswerAdmitted;
  /** Told of everything that is refused. */
  readonly onRefusal: (code: RefusalCode) => void;
  readonly onError: (error: unknown) => void;
}

/** An HTTP listener that answers only what its guard lets in. */
export function guardedHandler({ guard, answer, onRefusal, onError }: GuardedOptions): RequestListener {
  return async (request, response) => {
    try {
      const admission = await guard(request);
      if (admission.kind === 'admitted') await answer(admission, { request, response });
      else {
        onRefusal(admission.code);
        sendRefusal(response, admission.code);
      }
    } catch (error) {
      if (!(error instanceof RequestGone)) onError(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { 'content-type': 'text/plain' }).end('The subgraph could not answer.\n');
    }
  };
}

/** The rest of a refused request is not waited for. */
function sendRefusal(response: ServerResponse, code: RefusalCode): void {
  const [status, message] = refusals[code];
  const body = `${code}: ${message}\n`;
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
    ...(status === 401 && { 'www-authenticate': 'Signature' }),
    ...(status === 405 && { allow: 'POST' }),
  });
  response.end(body);
}
