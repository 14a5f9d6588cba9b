import { ConcordatError } from '../../../schema/protocol/errors.js';
import type { SignedRelease } from '../../../schema/protocol/release.js';

export interface PushMeans {
  readonly fetch: typeof globalThis.fetch;
  /** Origin of the hub, for example https://hub.example. */
  readonly hub: string;
}

/** Hands a signed release to the hub over an outgoing connection; a partner needs no open port. */
export async function pushRelease({ fetch, hub }: PushMeans, signed: SignedRelease): Promise<void> {
  const response = await send(fetch, new URL('/releases', hub), signed);
  if (response.ok) return;
  const found = (await response.text()).slice(0, 2000);
  throw new ConcordatError('RELEASE_REFUSED', {
    what: `The hub refused release ${signed.release.id}.`,
    expected: 'a release the hub can register',
    found,
    remedy: 'Mend what it names and push again: nothing of it was registered.',
  });
}

async function send(fetch: PushMeans['fetch'], url: URL, signed: SignedRelease): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(signed),
    });
  } catch (cause) {
    throw new ConcordatError('HUB_OUT_OF_REACH', {
      expected: `a hub at ${url.origin}`,
      found: cause instanceof Error ? cause.message : 'no answer',
      remedy: 'Check the address and that the hub runs, then push again.',
      cause,
    });
  }
}
