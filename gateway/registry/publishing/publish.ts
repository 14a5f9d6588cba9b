import { sha256 } from '../../../schema/protocol/canonicalJson.js';
import type { Publication } from '../../../schema/protocol/publication.js';
import { signSupergraph } from '../../../schema/protocol/signedSupergraph.js';
import { HubError } from '../../errors.js';
import type { AuthorisedPublication } from './authorise.js';
import { checkNow, refuseFindings } from './checkNow.js';
import { type Finding, isRefusal } from './checks/finding.js';
import { type PublicationBase, readBase, requireOwner, requireSeen } from './publicationBase.js';
import type { NewVersion } from './store/storePublication.js';
import { storePublication } from './store/storePublication.js';
import type { SubgraphRegistryMeans } from './subgraphRegistry.js';

export type PublishWanted = Extract<Publication, { action: 'PUBLISH' }>;

/** What became of a publication. */
export interface Published {
  /** KNOWN where this very version is served already. */
  readonly outcome: 'PUBLISHED' | 'KNOWN';
  readonly subgraph: string;
  readonly version: number;
  /** Number of the supergraph that holds it. */
  readonly supergraph: number;
  /** Notes; what refuses is thrown. */
  readonly findings: readonly Finding[];
}

/** How often to compose anew where another publication came first. */
const attempts = 8;

/**
 * Publishes a version of a subgraph: checks, composes, and stores version and supergraph in one transaction.
 * @throws HubError PUBLICATION_REFUSED with every finding, PUBLICATION_CONFLICT, CHECK_UNAVAILABLE; nothing has changed
 */
export async function publishSubgraph(
  means: SubgraphRegistryMeans,
  authorised: AuthorisedPublication<PublishWanted>,
): Promise<Published> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const base = await readBase(means.pool, authorised.publication.subgraph);
    const published = await attemptOn(means, authorised, base);
    if (published) return published;
  }
  throw new HubError('PUBLICATION_CONFLICT', 'Others published at the same time. Nothing was published.', {
    remedy: 'Publish again.',
  });
}

async function attemptOn(
  means: SubgraphRegistryMeans,
  { publication, partner, signature }: AuthorisedPublication<PublishWanted>,
  base: PublicationBase,
): Promise<Published | undefined> {
  const { subgraph, owner, sdl, routingUrl, contact } = publication;
  requireOwner(base, publication);
  const serving = base.members.find((member) => member.subgraph === subgraph);
  const hash = sha256(sdl);
  if (serving?.sha256 === hash && serving.routingUrl === routingUrl && serving.contact === contact) {
    const { version } = serving;
    return { outcome: 'KNOWN', subgraph, version, supergraph: base.supergraph.number, findings: [] };
  }
  requireSeen(base, publication);
  const { findings, supergraphSdl } = await checkNow(means, { publication, partner, base });
  if (supergraphSdl === undefined || findings.some(isRefusal)) throw refuseFindings(subgraph, findings);
  const version = base.lastVersion + 1;
  const made: NewVersion = { subgraph, owner, version, sdl, sha256: hash, routingUrl, contact, signature };
  const number = base.supergraph.number + 1;
  const members = [...base.members.filter((member) => member.subgraph !== subgraph), made].map((member) => ({
    subgraph: member.subgraph,
    version: member.version,
    sha256: member.sha256,
    routingUrl: member.routingUrl,
  }));
  const supergraph = signSupergraph({ number, sdl: supergraphSdl, members }, means.hubKey);
  const stored = await storePublication(means, {
    supergraph,
    reason: 'PUBLISH',
    subgraph,
    owner,
    version,
    versions: [made],
  });
  return stored === 'MOVED'
    ? undefined
    : { outcome: 'PUBLISHED', subgraph, version, supergraph: number, findings };
}
