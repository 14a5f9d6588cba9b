import { type RequestSigner, startRequestSigner } from '../../../gateway/access/signing/requestSigner.js';
import { loadCatalogue } from '../../../schema/datasets/catalogue.js';
import { loadPartners } from '../../../schema/partners/partners.js';
import { acceptedKeysOf, type KeyRing, signingKeyOf } from '../../../schema/protocol/signature/keyRing.js';
import type { Mandate } from '../../../schema/protocol/signature/signRequest.js';
import { isShipped } from '../../../scripts/hub/shippedSeed.js';
import { makeKey } from '../../../scripts/subgraphKeys/makeKey.js';
import { type Caller, type FindKey, Remarks, type ServedRequest } from '../../../subgraphs/kit/index.js';
import { everyOwner } from '../../access/everyOwner.js';

/** Somebody whom every owner permits everything. */
export const permittedCaller: Caller & Mandate = {
  requestId: 'request-of-a-test',
  organisation: 'greater-london-authority-demo',
  purpose: 'evidence-to-the-home-secretary',
  owners: everyOwner(loadCatalogue(), loadPartners()),
};

/** A request of theirs to a subgraph in this process. */
export const permittedRequest = (): ServedRequest => ({ caller: permittedCaller, remarks: new Remarks() });

/** Keys of any subgraph, made when it is first named, and a hub's signer over them. */
export interface TestKeys {
  readonly ring: (subgraph: string) => KeyRing;
  readonly findKey: (subgraph: string) => FindKey;
  readonly signer: RequestSigner;
}

export function testKeys(clock = () => new Date()): TestKeys {
  const rings = new Map<string, KeyRing>();
  const ring = (subgraph: string) => {
    const known = rings.get(subgraph) ?? newRing(subgraph, clock());
    rings.set(subgraph, known);
    return known;
  };
  return {
    ring,
    findKey: (subgraph) => async (id) => acceptedKeysOf(ring(subgraph)).get(id),
    signer: startRequestSigner({
      keysOf: async (subgraph, use) => signingKeyOf(ring(subgraph), use),
      clock,
      isOwnService: (name) => !isShipped(name),
    }),
  };
}

function newRing(subgraph: string, now: Date): KeyRing {
  const key = { subgraph, algorithm: 'hmac-sha256', now } as const;
  return {
    subgraph,
    requests: [makeKey({ ...key, use: 'requests' })],
    registry: [makeKey({ ...key, use: 'registry' })],
  };
}
