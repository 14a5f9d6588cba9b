import { randomUUID } from 'node:crypto';
import { type KeyRing, signingKeyOf } from '../../../schema/protocol/signature/keyRing.js';
import type { SigningKey } from '../../../schema/protocol/signature/requestKey.js';
import type { SignatureUse } from '../../../schema/protocol/signature/requestProfile.js';
import { type Mandate, prepareMandate, signRequest } from '../../../schema/protocol/signature/signRequest.js';
import { startSubgraphServer } from '../../../subgraphs/kit/index.js';
import { type CountedSubgraph, countedSubgraph } from './countedSubgraph.js';
import type { SentRequest } from './sentRequest.js';
import { permittedCaller, type TestKeys, testKeys } from './testKeys.js';

/** What of a right request may be otherwise. */
export interface SignedOtherwise {
  readonly body?: string | Uint8Array;
  readonly signedUrl?: string;
  readonly key?: SigningKey;
  readonly use?: SignatureUse;
  /** Seconds from now. */
  readonly createdIn?: number;
  readonly validSeconds?: number;
  readonly mandate?: Partial<Mandate>;
  readonly owners?: string;
}

/** A counted subgraph over real HTTP, with its keys and a clock that only tests move. */
export interface GuardedWorld extends CountedSubgraph {
  readonly origin: string;
  readonly url: string;
  readonly keys: TestKeys;
  readonly ring: KeyRing;
  /** Moves the clock on. */
  readonly pass: (seconds: number) => void;
  readonly refusals: readonly string[];
  readonly errors: readonly unknown[];
  readonly sign: (otherwise?: SignedOtherwise) => SentRequest;
  close(): Promise<void>;
}

export const question = JSON.stringify({ query: '{ shelters { id beds } }' });
export const entities = JSON.stringify({
  query: 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Shelter { beds } } }',
  variables: { r: [{ __typename: 'Shelter', id: '1' }] },
});
export const service = JSON.stringify({ query: '{ _service { sdl } }' });

export async function guardedWorld(name = 'support'): Promise<GuardedWorld> {
  let now = Date.parse('2026-11-25T09:00:00Z');
  const clock = () => new Date(now);
  const keys = testKeys(clock);
  const counted = countedSubgraph(name);
  const refusals: string[] = [];
  const errors: unknown[] = [];
  const server = await startSubgraphServer({
    subgraphs: [counted.subgraph],
    findKey: keys.findKey,
    clock,
    host: '127.0.0.1',
    port: 0,
    onError: (error) => errors.push(error),
    onRefusals: (line) => refusals.push(line),
  });
  // So that signatures from before the start are no special case of the others.
  now += 120_000;
  const url = server.url(name);
  const { ring, sign } = signerOf({ url, keys, clock, subgraph: name });
  const pass = (seconds: number) => {
    now += seconds * 1_000;
  };
  const { origin } = new URL(url);
  return { ...counted, origin, url, keys, ring, pass, refusals, errors, sign, close: server.close };
}

export interface SignerMeans {
  readonly url: string;
  readonly keys: TestKeys;
  readonly clock: () => Date;
  readonly subgraph: string;
}

/** Signs requests to a guard as a hub does, or otherwise. */
export function signerOf({ url, keys, clock, subgraph }: SignerMeans): Pick<GuardedWorld, 'sign' | 'ring'> {
  const ring = keys.ring(subgraph);
  const { origin, pathname: path } = new URL(url);
  const sign = (otherwise: SignedOtherwise = {}): SentRequest => {
    const { body = question, use = 'requests', signedUrl = url, validSeconds = 30 } = otherwise;
    const { key = signingKeyOf(ring, use), createdIn = 0, mandate, owners } = otherwise;
    if (!key) throw new Error('No key.');
    const signed = signRequest({
      url: signedUrl,
      body,
      mandate: prepareMandate({ ...permittedCaller, ...mandate }, owners),
      key,
      use,
      nonce: randomUUID(),
      now: new Date(clock().getTime() + createdIn * 1_000),
      validSeconds,
    });
    const headers = Object.entries({ 'content-type': 'application/json', ...signed });
    return { method: 'POST', origin, path, headers, body };
  };
  return { ring, sign };
}
