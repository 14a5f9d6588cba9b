import { randomUUID } from 'node:crypto';
import { ownersText, type PermittedOwners } from '../../../schema/protocol/signature/permittedOwners.js';
import type { SigningKey } from '../../../schema/protocol/signature/requestKey.js';
import type { SignatureUse } from '../../../schema/protocol/signature/requestProfile.js';
import {
  type Mandate,
  type PreparedMandate,
  prepareMandate,
  signRequest,
} from '../../../schema/protocol/signature/signRequest.js';
import type { HeadersFor } from '../../engine/engineContext.js';

/** Finds the key to sign with for a subgraph; undefined where the hub has none. */
export type KeysOf = (subgraph: string, use: SignatureUse) => Promise<SigningKey | undefined>;

export interface SignerOptions {
  readonly keysOf: KeysOf;
  readonly clock: () => Date;
  /** Whether a subgraph is a partner's own service, whose fields may be of any sector's datasets; others serve their own. */
  readonly isOwnService?: (subgraph: string) => boolean;
}

/** Signs what the hub asks of its subgraphs. */
export interface RequestSigner {
  /** For one question: the headers of each call that it leads to. */
  readonly forQuestion: (mandate: Mandate) => HeadersFor;
  /** For the registry: the headers of `{ _service { sdl } }`. */
  readonly forRegistry: HeadersFor;
}

/** Long enough for clocks half a minute apart, and a call lives five seconds. */
const validSeconds = 45;

/** What the registry says of itself where a question would say for whom it asks. */
const registry = { organisation: 'hub', purpose: 'composition', owners: new Map() };

export function startRequestSigner({
  keysOf,
  clock,
  isOwnService = () => false,
}: SignerOptions): RequestSigner {
  const textFor = ownersTexts(isOwnService);
  const sign = async (use: SignatureUse, prepared: PreparedMandate, { subgraph, url, body }: Outgoing) => {
    const key = await keysOf(subgraph, use);
    if (!key) throw new Error(`The hub has no key to sign requests to the subgraph ${subgraph} with.`);
    const nonce = randomUUID();
    return signRequest({ url, body, mandate: prepared, key, use, nonce, now: clock(), validSeconds });
  };
  return {
    forQuestion: (mandate) => {
      const bySubgraph = new Map<string, PreparedMandate>();
      return (request) => {
        const { subgraph } = request;
        const prepared =
          bySubgraph.get(subgraph) ?? prepareMandate(mandate, textFor(mandate.owners, subgraph));
        bySubgraph.set(subgraph, prepared);
        return sign('requests', prepared, request);
      };
    },
    forRegistry: (request) =>
      sign('registry', prepareMandate({ ...registry, requestId: randomUUID() }), request),
  };
}

type Outgoing = Parameters<HeadersFor>[0];

/** The text of a list for one subgraph: of its own datasets, or for a partner's own service of all. Written once for each list. */
function ownersTexts(
  isOwnService: (subgraph: string) => boolean,
): (owners: PermittedOwners, subgraph: string) => string {
  const known = new WeakMap<PermittedOwners, Map<string, string>>();
  return (owners, subgraph) => {
    const texts = known.get(owners) ?? new Map<string, string>();
    known.set(owners, texts);
    const written = texts.get(subgraph);
    if (written !== undefined) return written;
    const isWhole = isOwnService(subgraph);
    const own = [...owners].filter(([dataset]) => isWhole || dataset.startsWith(`${subgraph}.`));
    const text = ownersText(new Map(own));
    texts.set(subgraph, text);
    return text;
  };
}
