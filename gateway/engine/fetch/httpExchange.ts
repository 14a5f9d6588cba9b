import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher, Pool } from 'undici';
import { CallFailure } from './callFailure.js';

/** What a subgraph sent. */
export interface HttpAnswer {
  readonly bytes: Buffer;
  /** Whether data in it may be relied on: with a status of failure, only the media type of GraphQL itself says so. */
  readonly isReliable: boolean;
}

export interface HttpRequest {
  readonly pool: Pool;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly maxBytes: number;
}

const json = /^application\/(?:graphql-response\+)?json\s*(?:;|$)/i;

/** Informational answers a subgraph may send before its own. */
const maxInformational = 8;

/** One POST to a subgraph: neither redirects nor compression, JSON alone, up to a size. */
export class HttpExchange implements Dispatcher.DispatchHandler {
  readonly answer: Promise<HttpAnswer>;
  readonly #chunks: Buffer[] = [];
  #size = 0;
  #informational = 0;
  #hasBegun = false;
  #isReliable = false;
  #controller: Dispatcher.DispatchController | undefined;
  #failure: CallFailure | undefined;
  #resolve: (answer: HttpAnswer) => void = () => {};
  #reject: (failure: CallFailure) => void = () => {};

  constructor(private readonly request: HttpRequest) {
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  start(): Promise<HttpAnswer> {
    const { pool, path, headers, body } = this.request;
    pool.dispatch({ path, method: 'POST', headers, body }, this);
    return this.answer;
  }

  /** Ends the exchange for a reason of our own. */
  stop(failure: CallFailure): void {
    this.#failure ??= failure;
    this.#controller?.abort(this.#failure);
    this.#reject(this.#failure);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#failure) controller.abort(this.#failure);
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    this.#hasBegun = true;
    if (status < 200) {
      this.#informational += 1;
      if (this.#informational > maxInformational) this.stop(new CallFailure('invalid', false));
      return;
    }
    const encoding = headers['content-encoding'];
    const isPlain = encoding === undefined || encoding === 'identity';
    // A redirect would take the request, and what signs it, to another host.
    const isAnswer = (status < 300 || status >= 400) && isPlain && json.test(String(headers['content-type']));
    this.#isReliable = status < 300 || String(headers['content-type']).includes('graphql-response');
    const isSmall = Number(headers['content-length'] ?? 0) <= this.request.maxBytes;
    if (!isAnswer || !isSmall) this.stop(new CallFailure('invalid', false));
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > this.request.maxBytes) this.stop(new CallFailure('invalid', false));
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    const [first, ...more] = this.#chunks;
    const bytes = first && more.length === 0 ? first : Buffer.concat(this.#chunks);
    this.#resolve({ bytes, isReliable: this.#isReliable });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#reject(this.#failure ?? failureOf(error, this.#hasBegun));
  }
}

/** Nothing has reached the other side: it refused, its name is unknown, its certificate isn't its own. */
const beforeSending =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

function failureOf(error: Error, hasBegun: boolean): CallFailure {
  const code = 'code' in error ? String(error.code) : '';
  if (hasBegun || code.startsWith('HPE_') || code === 'UND_ERR_HEADERS_OVERFLOW') {
    return new CallFailure('invalid', false, error);
  }
  // An idle connection that the other side closed meanwhile ends in a reset before any answer.
  const isConnection = beforeSending.test(code) || code === 'UND_ERR_SOCKET' || code === 'ECONNRESET';
  return new CallFailure('unreachable', isConnection, error);
}
