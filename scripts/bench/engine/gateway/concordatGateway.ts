import { startEngine } from '../../../../gateway/engine/engine.js';
import { behindOurFront } from './behindOurFront.js';
import type { GatewayStart } from './startGateway.js';

/** The hub's engine. */
export async function startConcordatGateway(
  { supergraphSdl, urls }: GatewayStart,
  isDeduped: boolean,
): Promise<string> {
  const engine = await startEngine({
    supergraphSdl,
    subgraphUrl: (name) => urls[name] ?? '',
    ...(isDeduped && { dedupe: { operations: true } }),
  });
  return behindOurFront(engine.gateway);
}
