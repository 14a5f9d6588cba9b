import type { KeyObject } from 'node:crypto';
import { canonicalJson, sha256 } from './canonicalJson.js';
import { isSignedBy, signText } from './ownerKey.js';

/** A subgraph's version as a supergraph holds it. */
export interface SupergraphMember {
  readonly subgraph: string;
  readonly version: number;
  /** SHA-256 of its SDL, in hex. */
  readonly sha256: string;
  readonly routingUrl: string;
}

/** A supergraph with its number, which only ever grows, and the hub's Ed25519 signature over all of it. */
export interface SignedSupergraph {
  readonly number: number;
  readonly sdl: string;
  /** SHA-256 of the SDL, in hex. */
  readonly sha256: string;
  readonly members: readonly SupergraphMember[];
  /** Base64. */
  readonly signature: string;
}

export function signSupergraph(
  made: Pick<SignedSupergraph, 'number' | 'sdl' | 'members'>,
  key: KeyObject,
): SignedSupergraph {
  const hashed = { ...made, sha256: sha256(made.sdl) };
  return { ...hashed, signature: signText(signedText(hashed), key) };
}

/** What is wrong with number, hash or signature; undefined where nothing is. */
export function supergraphSignatureFault(
  signed: SignedSupergraph,
  publicKey: string,
): 'HASH' | 'SIGNATURE' | undefined {
  if (sha256(signed.sdl) !== signed.sha256) return 'HASH';
  return isSignedBy(signedText(signed), signed.signature, publicKey) ? undefined : 'SIGNATURE';
}

/** Members in the order of their names, so that one composition has one signature. */
function signedText({ number, sha256: hash, members }: Omit<SignedSupergraph, 'signature' | 'sdl'>): string {
  const ordered = [...members].sort((one, other) => (one.subgraph < other.subgraph ? -1 : 1));
  return canonicalJson({ concordat: 'supergraph', number, sha256: hash, members: ordered });
}
