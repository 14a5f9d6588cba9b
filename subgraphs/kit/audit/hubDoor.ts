import { ConcordatError } from '../../../schema/protocol/errors.js';
import { readVerifier, type Verifier } from '../../../schema/protocol/merkle/checkpoint.js';

/** The way to the doors of a hub's audit log, over outgoing connections alone. */
export interface HubDoor {
  /** Origin of the hub, for example https://hub.example. */
  readonly hub: string;
  readonly fetch: typeof globalThis.fetch;
}

/** Sends to a door of the hub. @throws ConcordatError HUB_OUT_OF_REACH */
export async function reach({ hub, fetch }: HubDoor, path: string, init?: RequestInit): Promise<Response> {
  return fetch(new URL(path, hub), init).catch((cause: unknown) => {
    throw outOfReach(hub, 'nothing that answers', cause);
  });
}

/** The key that a hub says its log is signed with. @throws ConcordatError HUB_OUT_OF_REACH */
export async function saidLogKey(door: HubDoor): Promise<Verifier> {
  const verifier = readVerifier(await (await reach(door, '/audit/key')).text());
  if (verifier) return verifier;
  throw outOfReach(door.hub, 'something else that answers');
}

const outOfReach = (hub: string, found: string, cause?: unknown): ConcordatError =>
  new ConcordatError('HUB_OUT_OF_REACH', {
    expected: `a hub at ${hub}`,
    found,
    remedy: 'Check the address and that the hub runs, then try again.',
    cause,
  });
