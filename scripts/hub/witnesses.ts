import type { WitnessAddress } from '../../gateway/audit/checkpoints/tellWitness.js';
import type { SupergraphMember } from '../../schema/protocol/signedSupergraph.js';
import { isShipped } from './shippedSeed.js';

/** Who keeps checkpoints of the audit log: subgraphs that ship, where they run, and those that partners published. */
export const witnessesOf = (
  members: readonly Pick<SupergraphMember, 'subgraph' | 'routingUrl'>[],
  shipped: readonly { readonly name: string; readonly url: string }[],
): readonly WitnessAddress[] => [
  ...shipped.map(({ name, url }) => ({ name, url: `${url}/checkpoint` })),
  ...members
    .filter(({ subgraph }) => !isShipped(subgraph))
    .map(({ subgraph, routingUrl }) => ({ name: subgraph, url: `${routingUrl}/checkpoint` })),
];
