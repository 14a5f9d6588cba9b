import type { SignedSupergraph } from '../../../schema/protocol/signedSupergraph.js';
import type { Happening } from '../../audit/log/entry.js';
import type { SupergraphReason } from './store/storedSupergraph.js';
import { hubOwner } from './subgraphRegistry.js';

const actions = {
  SEED: 'SHIPPED',
  PUBLISH: 'PUBLISHED',
  ROLLBACK: 'ROLLED_BACK',
} as const satisfies Record<SupergraphReason, string>;

/** What the log says of a supergraph that is stored, and of whose subgraph made it another. */
export const publicationHappening = (
  { number, sha256 }: Pick<SignedSupergraph, 'number' | 'sha256'>,
  {
    reason,
    subgraph,
    owner,
    version,
  }: {
    readonly reason: SupergraphReason;
    readonly subgraph: string | null;
    readonly owner: string;
    readonly version: number | null;
  },
): Happening => ({
  kind: 'PUBLISH',
  action: actions[reason],
  subject: subgraph ?? 'supergraph',
  by: owner === hubOwner ? null : owner,
  partners: owner === hubOwner ? [] : [owner],
  facts: { version, supergraph: number, sha256 },
});

/** What the log says before another supergraph answers. */
export const activation = ({ number, sha256 }: Pick<SignedSupergraph, 'number' | 'sha256'>): Happening => ({
  kind: 'ACTIVATE',
  action: 'SERVED',
  subject: `supergraph-${number}`,
  by: null,
  partners: [],
  facts: { sha256 },
});
