import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ConcordatError } from '../../../schema/protocol/errors.js';
import { signPublication } from '../../../schema/protocol/publication.js';
import type { SignedRelease } from '../../../schema/protocol/release.js';
import { pinnedLogKey } from '../audit/pinnedLogKey.js';
import { findingsText } from '../publishing/findingsText.js';
import { registryClient } from '../publishing/registryClient.js';
import { pushRelease } from '../release/pushRelease.js';
import type { Subgraph } from '../subgraph.js';

export interface HandedOver {
  /** Origin of the hub, for example https://hub.example. */
  readonly hub: string;
  readonly subgraph: Pick<Subgraph, 'name' | 'sdl'>;
  readonly releases: readonly SignedRelease[];
  /** Id of the partner, as the hub knows it. */
  readonly owner: string;
  /** File of the owner's Ed25519 private key. */
  readonly key: URL;
  /** Where the subgraph answers, as the hub reaches it. */
  readonly url: string;
  /** Mailbox of the office that runs it. */
  readonly contact: string;
  /** File of the key of the hub's log, for the witness beside the service; made where it isn't there. */
  readonly logKey: URL;
  readonly write: (text: string) => void;
}

/**
 * Registers the releases at a hub and publishes the subgraph that answers with them. Whatever the hub has already
 * stays as it is, so that a service may do so at each start.
 * @throws ConcordatError RELEASE_REFUSED, SUBGRAPH_REFUSED, HUB_OUT_OF_REACH; the hub then serves what it served
 */
export async function handToHub(given: HandedOver): Promise<void> {
  const { hub, subgraph, releases, owner, url, contact, write } = given;
  // The hub shows no figure whose release it doesn't know.
  for (const release of releases) await pushRelease({ fetch, hub }, release);
  const client = registryClient(hub);
  const publication = {
    action: 'PUBLISH' as const,
    subgraph: subgraph.name,
    owner,
    sdl: subgraph.sdl,
    routingUrl: url,
    contact,
    after: await client.changedAt(subgraph.name),
  };
  const key = createPrivateKey(await readFile(given.key));
  const answer = await client.send(signPublication(publication, key));
  if (answer.outcome === 'REFUSED')
    throw new ConcordatError('SUBGRAPH_REFUSED', {
      expected: 'a subgraph that keeps the contract, composes, and breaks nobody',
      found: `\n${findingsText(answer.findings, 'subgraph.graphql')}`,
      remedy: 'Mend it and start again. What the hub serves has not changed.',
    });
  const file = fileURLToPath(given.logKey);
  if ((await pinnedLogKey({ hub, fetch }, file)).isNew)
    write(
      `${file}\n  is the key of the hub's log from now on. Compare it with what its operator reads out.\n`,
    );
  write(
    `${subgraph.name} is version ${answer.version} at ${hub}, with ${releases.length} release${releases.length === 1 ? '' : 's'}.\n`,
  );
}
