import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { FormattedExecutionResult } from 'graphql';
import type { TlsIdentity } from '../../schema/protocol/tlsIdentity.js';
import type { CellGate } from './cellGate.js';
import type { EngineContext } from './engineContext.js';
import { type EngineLimits, usualLimits } from './engineLimits.js';
import type { ExplainedPlan } from './explain/explainPlan.js';
import type { SubgraphFault } from './fetch/guardedSender.js';
import { type Dedupe, SubgraphDirectory } from './fetch/subgraphDirectory.js';
import { gatewayInterface } from './gatewayInterface.js';
import type { LocalSubgraph } from './localSubgraph.js';
import { OperationRunner } from './operationRunner.js';
import { continuingPlanner } from './plan/continuation/continuingPlanner.js';
import { loadNativePlanner } from './plan/nativePlanner.js';
import type { UnauthorisedMode } from './preparedOperation.js';
import { documentReader, type ServedMeans, ServedSupergraph } from './supergraph/servedSupergraph.js';

export interface EngineOptions {
  readonly supergraphSdl: string;
  /** Where a subgraph answers; left out, at the routing URL of the supergraph. */
  readonly subgraphUrl?: (name: string, routingUrl: string) => string;
  /** Subgraphs that answer in this process, by name. */
  readonly local?: ReadonlyMap<string, LocalSubgraph>;
  readonly limits?: Partial<EngineLimits>;
  readonly dedupe?: Dedupe;
  /** Shown to subgraphs that answer over https, whose certificates its authority must have signed. */
  readonly tls?: TlsIdentity | undefined;
  /** Compares every Count and Rate with the register before anything is written. */
  readonly gate?: CellGate;
  /** What becomes of an operation with selections its requester may not make: by default they alone are left out. */
  readonly unauthorised?: UnauthorisedMode;
  /** Told of every subgraph that failed, for the log. */
  readonly onFault?: (fault: SubgraphFault) => void;
}

export interface EngineRequest extends EngineContext {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

export interface Engine {
  /** For `new ApolloServer({ gateway })`. */
  readonly gateway: GatewayInterface;
  /** The same without Apollo Server. Never rejects for what a client or a subgraph did. */
  execute(request: EngineRequest): Promise<FormattedExecutionResult>;
  /** How an operation would be answered; with `run`, how it was. */
  explain(request: EngineRequest & { readonly run?: boolean }): Promise<ExplainedPlan>;
  /** Serves another supergraph from the next request on. Where it can't be read, the present one stays. */
  swap(supergraphSdl: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the federation engine.
 * @throws Error where the machine has no native planner, or the supergraph can't be read
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const limits = { ...usualLimits, ...options.limits };
  const means: ServedMeans = {
    makePlanner: continuingPlanner(await loadNativePlanner()),
    limits,
    isGated: options.gate !== undefined,
    unauthorised: options.unauthorised ?? 'filter',
  };
  const directory = new SubgraphDirectory({ ...options, limits });
  const runner = new OperationRunner({ directory, limits, gate: options.gate, dedupe: options.dedupe });
  const read = documentReader(limits.planCacheEntries);
  let served = new ServedSupergraph(options.supergraphSdl, means);
  const listeners = new Set<() => void>();
  const current = () => served;
  return {
    gateway: gatewayInterface({ current, runner, listeners }),
    execute: (request) => runner.execute(current(), request, read),
    explain: (request) => runner.explain(current(), request, read),
    swap: async (sdl) => {
      const next = new ServedSupergraph(sdl, means);
      const used = served.mostUsed(limits.warmEntries);
      await next.warm(used);
      served = next;
      for (const listener of listeners) listener();
    },
    close: () => directory.close(),
  };
}
