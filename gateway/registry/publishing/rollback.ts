import type { Publication } from '../../../schema/protocol/publication.js';
import { signSupergraph } from '../../../schema/protocol/signedSupergraph.js';
import { HubError } from '../../errors.js';
import type { AuthorisedPublication } from './authorise.js';
import { refuseFindings } from './checkNow.js';
import { isRefusal } from './checks/finding.js';
import { type PublicationBase, readBase, requireOwner, requireSeen } from './publicationBase.js';
import type { Published } from './publish.js';
import { type SubgraphVersion, versionsOf } from './store/storedSupergraph.js';
import { storePublication } from './store/storePublication.js';
import type { SubgraphRegistryMeans } from './subgraphRegistry.js';

export type RollbackWanted = Extract<Publication, { action: 'ROLLBACK' }>;

const attempts = 8;

/**
 * Serves an earlier version of a subgraph again, composed with what the others publish now. It has passed its checks
 * once, and its address isn't asked: a way back must be open when things are bad.
 * @throws HubError PUBLICATION_REFUSED where there is no such version or it no longer composes, PUBLICATION_CONFLICT
 */
export async function rollbackSubgraph(
  means: SubgraphRegistryMeans,
  { publication }: AuthorisedPublication<RollbackWanted>,
): Promise<Published> {
  const { subgraph } = publication;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const base = await readBase(means.pool, subgraph);
    requireOwner(base, publication);
    requireSeen(base, publication);
    const version = versionWanted(await versionsOf(means.pool, subgraph), base, publication);
    const done = await attemptOn(means, base, version);
    if (done) return done;
  }
  throw new HubError('PUBLICATION_CONFLICT', 'Others published at the same time. Nothing has changed.', {
    remedy: 'Try again.',
  });
}

function versionWanted(
  versions: readonly SubgraphVersion[],
  { members }: PublicationBase,
  { subgraph, to }: RollbackWanted,
): SubgraphVersion {
  const serving = members.find((member) => member.subgraph === subgraph)?.version;
  const found =
    to === undefined
      ? versions.find(({ version }) => serving !== undefined && version < serving)
      : versions.find(({ version }) => version === to && version !== serving);
  if (found) return found;
  const known = versions.map(({ version }) => version).join(', ');
  throw new HubError('PUBLICATION_REFUSED', `${subgraph} can't be rolled back.`, {
    expected:
      to === undefined ? 'a version before the one that is served' : 'a version that is not served now',
    found: `version ${to ?? serving ?? 'none'}, of ${known || 'none'}`,
    remedy: 'Name one with --to, or publish a new one.',
  });
}

async function attemptOn(
  means: SubgraphRegistryMeans,
  base: PublicationBase,
  wanted: SubgraphVersion,
): Promise<Published | undefined> {
  const { subgraph, version } = wanted;
  const others = base.members.filter((member) => member.subgraph !== subgraph);
  const { findings, supergraphSdl } = await means.checker.check({
    candidate: { ...wanted, name: subgraph },
    others: others.map((member) => ({ ...member, name: member.subgraph })),
    serving: base.supergraph.sdl,
    uses: [],
    kind: 'ROLLBACK',
  });
  if (supergraphSdl === undefined || findings.some(isRefusal)) throw refuseFindings(subgraph, findings);
  const number = base.supergraph.number + 1;
  const members = [...others, wanted].map((member) => ({
    subgraph: member.subgraph,
    version: member.version,
    sha256: member.sha256,
    routingUrl: member.routingUrl,
  }));
  const supergraph = signSupergraph({ number, sdl: supergraphSdl, members }, means.hubKey);
  const stored = await storePublication(means, {
    supergraph,
    reason: 'ROLLBACK',
    subgraph,
    owner: wanted.owner,
    version,
    versions: [],
  });
  return stored === 'MOVED'
    ? undefined
    : { outcome: 'PUBLISHED', subgraph, version, supergraph: number, findings };
}
