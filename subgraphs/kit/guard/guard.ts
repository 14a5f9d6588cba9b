import type { IncomingMessage } from 'node:http';
import { contentDigest } from '../../../schema/protocol/signature/contentDigest.js';
import type { AcceptedKey } from '../../../schema/protocol/signature/keyRing.js';
import {
  headerLine,
  signatureBase,
  signatureTags,
  signedHeaders,
} from '../../../schema/protocol/signature/requestProfile.js';
import { type Caller, callerReader } from './caller.js';
import { NonceMemory } from './nonceMemory.js';
import { decodeBody, readBody } from './readBody.js';
import type { RefusalCode } from './refusals.js';
import { shapeFault } from './requestShape.js';
import { askedFor } from './serviceQuestion.js';
import { secondsOf, timeFault } from './signatureTime.js';
import { readSignedHeaders, type SignedHeaders } from './signedHeaders.js';

/** Finds a key by its id among those that are accepted now. */
export type FindKey = (id: string) => Promise<AcceptedKey | undefined>;

/** What became of a request: what may be parsed of it, and for whom; or why nothing. */
export type Admission =
  | { readonly kind: 'admitted'; readonly caller: Caller; readonly body: string }
  | { readonly kind: 'refused'; readonly code: RefusalCode };

export interface GuardOptions {
  /** The address that a hub sends to, whole: signatures are over it, whatever a request says of its host. */
  readonly targetUri: string;
  readonly findKey: FindKey;
  readonly clock: () => Date;
  readonly mostBodyBytes?: number | undefined;
  /** Nonces that are remembered at once. */
  readonly mostNonces?: number | undefined;
}

/** Looks at a request; nothing of its body is parsed before everything about it is verified. */
export type Guard = (request: IncomingMessage) => Promise<Admission>;

const usualBodyBytes = 2_000_000;
/** Some 3,000 requests a second. */
const usualNonces = 200_000;

/** What a signature may ask for, by what its key is for. */
const askable = { requests: 'data', registry: 'schema' } as const;

/**
 * Starts a guard. What it remembers of nonces goes with it: so it refuses whatever was signed before it started.
 * The README of this folder has the order of its checks.
 */
export function startGuard(options: GuardOptions): Guard {
  const { targetUri, findKey, clock, mostBodyBytes = usualBodyBytes, mostNonces = usualNonces } = options;
  const path = new URL(targetUri).pathname;
  const startedAt = secondsOf(clock());
  const nonces = new NonceMemory(mostNonces);
  const readCaller = callerReader();
  return async (request) => {
    const shape = shapeFault(request, path);
    if (shape) return refused(shape);
    const headers = readSignedHeaders(request);
    if (typeof headers === 'string') return refused(headers);
    const { said, values } = headers;
    const accepted = await findKey(said.keyId);
    if (!accepted || !isSigned(headers, accepted, targetUri)) return refused('SIGNATURE_INVALID');
    const early = timeFault(said, { now: secondsOf(clock()), startedAt });
    if (early) return refused(early);
    const bytes = await readBody(request, mostBodyBytes);
    if (!bytes) return refused('BODY_TOO_LARGE');
    if (contentDigest(bytes) !== values['content-digest']) return refused('BODY_CHANGED');
    // A body that came slowly may have outlived its signature, and the memory of its nonce.
    const now = secondsOf(clock());
    const late = timeFault(said, { now, startedAt });
    if (late) return refused(late);
    const taken = nonces.take(said.nonce, said.expires, now);
    if (taken !== 'new') return refused(taken === 'known' ? 'NONCE_REPLAYED' : 'GUARD_FULL');
    const caller = readCaller(values);
    if (!caller) return refused('OWNERS_MALFORMED');
    const body = decodeBody(bytes);
    if (body === undefined) return refused('BODY_NOT_JSON');
    if (askedFor(body) !== askable[accepted.use]) return refused('SERVICE_NOT_PERMITTED');
    return { kind: 'admitted', caller, body };
  };
}

const refused = (code: RefusalCode): Admission => ({ kind: 'refused', code });

function isSigned({ said, values }: SignedHeaders, { use, key }: AcceptedKey, targetUri: string): boolean {
  if (said.algorithm !== key.algorithm || said.tag !== signatureTags[use]) return false;
  const [, ...others] = signedHeaders;
  const headerLines = others.map((name) => headerLine(name, values[name])).join('');
  const digest = values['content-digest'];
  const { parameters, signature } = said;
  return key.verify(signatureBase({ method: 'POST', targetUri, digest, headerLines, parameters }), signature);
}
