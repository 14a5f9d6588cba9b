import { type BulkheadPolicy, bulkhead } from 'cockatiel';
import type { TlsIdentity } from '../../../schema/protocol/tlsIdentity.js';
import type { EngineContext } from '../engineContext.js';
import type { EngineLimits } from '../engineLimits.js';
import type { LocalSubgraph } from '../localSubgraph.js';
import type { Call } from '../plan/program.js';
import type { AnswerTaker } from '../read/answerTaker.js';
import { subgraphFault } from '../run/fieldFault.js';
import type { SubgraphAnswer } from '../run/subgraphAnswer.js';
import type { Supergraph } from '../supergraph/supergraph.js';
import { Deadline } from './deadline.js';
import { type GuardedSender, guardedSender, type SubgraphFault } from './guardedSender.js';
import { Pools } from './pools.js';
import { httpSender, localSender, type SubgraphSender } from './subgraphSender.js';

/** Which equal things that run at the same time share one run. Off by default. */
export interface Dedupe {
  /** Equal queries to one subgraph under one authorisation. */
  readonly calls?: boolean;
  /** Equal queries of clients under one authorisation, each after its own authorisation and audit. */
  readonly operations?: boolean;
}

export interface DirectoryOptions {
  readonly subgraphUrl?: ((name: string, routingUrl: string) => string) | undefined;
  readonly local?: ReadonlyMap<string, LocalSubgraph> | undefined;
  readonly limits: EngineLimits;
  readonly dedupe?: Dedupe | undefined;
  readonly tls?: TlsIdentity | undefined;
  readonly onFault?: ((fault: SubgraphFault) => void) | undefined;
}

export interface DirectedCall {
  readonly call: Call;
  readonly variables: string;
  readonly taker: AnswerTaker<unknown> | undefined;
  readonly deadline: Deadline;
  readonly context: EngineContext;
}

interface Reached {
  readonly url: string;
  readonly send: GuardedSender;
}

/** The way to every subgraph: where it is, and what guards the calls. Kept when the supergraph changes. */
export class SubgraphDirectory {
  readonly #pools: Pools;
  readonly #everywhere: BulkheadPolicy;
  readonly #reached = new Map<string, Reached>();
  readonly #inFlight = new Map<string, Promise<SubgraphAnswer>>();

  constructor(private readonly options: DirectoryOptions) {
    const { connections, bulkheadTotal } = options.limits;
    this.#pools = new Pools(connections, options.tls);
    this.#everywhere = bulkhead(bulkheadTotal, bulkheadTotal);
  }

  /** Sends a call to its subgraph. Failures come back as faults. */
  async send(
    supergraph: Supergraph,
    { call, variables, taker, deadline, context }: DirectedCall,
  ): Promise<SubgraphAnswer> {
    const reached = this.#reach(supergraph, call.subgraph);
    if (!reached) return { kind: 'fault', fault: subgraphFault(call.subgraph, 'SUBGRAPH_UNREACHABLE') };
    const { headersFor, authorisation, requester } = context;
    // What the signature of one requester lets out is for nobody else, whoever nobody knows anything of included.
    const isTold = requester !== undefined && this.options.local?.has(call.subgraph) === true;
    const isShareable = (!headersFor || authorisation !== undefined) && !isTold;
    if (!this.options.dedupe?.calls || call.isMutation || !isShareable)
      return reached.send({ call, variables, headersFor, requester, taker, deadline });
    // None of those who share an answer may change it: each takes from it what it needs.
    const run = (until: Deadline) =>
      reached.send({ call, variables, headersFor, taker: undefined, deadline: until });
    return this.#once([authorisation?.fingerprint, reached.url, call.bodyStart, variables].join('\n'), run);
  }

  close(): Promise<void> {
    return this.#pools.close();
  }

  /** One run for all who ask the same at the same time. One of them leaving is no reason to end it. */
  #once(key: string, run: (until: Deadline) => Promise<SubgraphAnswer>): Promise<SubgraphAnswer> {
    const known = this.#inFlight.get(key);
    if (known) return known;
    const until = new Deadline(this.options.limits.requestMs);
    const made = run(until).finally(() => {
      until.close();
      this.#inFlight.delete(key);
    });
    this.#inFlight.set(key, made);
    return made;
  }

  #reach({ subgraphs }: Supergraph, name: string): Reached | undefined {
    const routingUrl = subgraphs.find((entry) => entry.name === name)?.routingUrl ?? '';
    const url = this.options.subgraphUrl?.(name, routingUrl) ?? routingUrl;
    const key = `${name}\n${url}`;
    const known = this.#reached.get(key);
    if (known) return known;
    const sender = this.#sender(name, url);
    if (!sender) return undefined;
    const { limits, onFault = () => {} } = this.options;
    const guard = { subgraph: name, limits, everywhere: this.#everywhere, onFault };
    const made: Reached = { url, send: guardedSender(sender, guard) };
    this.#reached.set(key, made);
    return made;
  }

  #sender(name: string, url: string): SubgraphSender | undefined {
    const local = this.options.local?.get(name);
    if (local) return localSender(local);
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return undefined;
    return httpSender(this.#pools, url, this.options.limits.answerBytes);
  }
}
