import { sha256 } from '../../../schema/protocol/canonicalJson.js';
import type { Publication } from '../../../schema/protocol/publication.js';
import { HubError } from '../../errors.js';
import type { Partner } from '../partners.js';
import type { CheckReport } from './checks/checkSubgraph.js';
import { type Finding, isRefusal } from './checks/finding.js';
import type { PublicationBase } from './publicationBase.js';
import { storeCheck } from './store/storeCheck.js';
import { type SubgraphRegistryMeans, useDays } from './subgraphRegistry.js';

const dayMs = 86_400_000;

export interface WantedCheck {
  readonly publication: Extract<Publication, { readonly sdl: string }>;
  readonly partner: Partner;
  readonly base: PublicationBase;
}

/** Checks a subgraph against what is served and asked for now, asks its routing URL, and keeps what was found. */
export async function checkNow(
  means: SubgraphRegistryMeans,
  { publication, partner, base }: WantedCheck,
): Promise<CheckReport> {
  const { subgraph: name, sdl, routingUrl, contact, owner } = publication;
  const others = base.members
    .filter(({ subgraph }) => subgraph !== name)
    .map((member) => ({ name: member.subgraph, sdl: member.sdl, routingUrl: member.routingUrl }));
  const uses = await means.use.since(new Date(means.clock().getTime() - useDays * dayMs));
  const report = await means.checker.check({
    candidate: { name, sdl, routingUrl, contact, sector: partner.sector },
    others,
    serving: base.supergraph.sdl,
    uses,
    kind: 'PUBLISH',
  });
  // An address that no call may go to gets none.
  const isCallable = !report.findings.some(
    ({ code }) => code.startsWith('ROUTING_URL') || code.startsWith('SDL_'),
  );
  const probed = isCallable ? await means.probe({ name, sdl, routingUrl }) : [];
  const findings = [...report.findings, ...probed];
  const against = base.supergraph.number;
  await storeCheck(means.pool, { subgraph: name, owner, sha256: sha256(sdl), against, findings });
  return { findings, supergraphSdl: findings.some(isRefusal) ? undefined : report.supergraphSdl };
}

/** The refusal of a publication, with everything that was found. */
export function refuseFindings(subgraph: string, findings: readonly Finding[]): HubError {
  const refused = findings.filter(isRefusal).length;
  return new HubError(
    'PUBLICATION_REFUSED',
    `${subgraph} was refused for ${refused} reason${refused === 1 ? '' : 's'}; what is served stays.`,
    { findings },
  );
}
