import type { FormattedExecutionResult } from 'graphql';
import { type EngineOptions, type EngineRequest, startEngine } from '../../../gateway/engine/engine.js';
import { areasSchema, partnerSchema, supergraphSdl } from './faultGraph.js';
import { type FaultyServer, startFaultyServer } from './faultyServer.js';

/** The engine over two subgraphs on real HTTP: one that keeps its word, and the partner's, which can fail. */
export interface TestGateway {
  readonly areas: FaultyServer;
  readonly partner: FaultyServer;
  ask(query: string, more?: Partial<EngineRequest>): Promise<FormattedExecutionResult>;
  close(): Promise<void>;
}

/** Short, so that tests of silence are; what a test asserts about time is much longer. */
export const shortLimits = { requestMs: 3_000, callMs: 400, answerBytes: 2_000_000 } as const;

export interface TestGatewayOptions extends Partial<EngineOptions> {
  /** Where the gateway looks for the partner, instead of where it is. */
  readonly partnerUrl?: string;
}

export async function startTestGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const { limits, partnerUrl, ...more } = options;
  const areas = await startFaultyServer(areasSchema);
  const partner = await startFaultyServer(partnerSchema);
  const urls: Readonly<Record<string, string>> = { areas: areas.url, partner: partnerUrl ?? partner.url };
  const engine = await startEngine({
    supergraphSdl,
    subgraphUrl: (name) => urls[name] ?? '',
    ...more,
    limits: { ...shortLimits, ...limits },
  });
  return {
    areas,
    partner,
    ask: (query, more) => engine.execute({ query, ...more }),
    close: async () => {
      await engine.close();
      await Promise.all([areas.close(), partner.close()]);
    },
  };
}
