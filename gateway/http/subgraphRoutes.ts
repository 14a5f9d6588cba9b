import { HubError } from '../errors.js';
import { authorise } from '../registry/publishing/authorise.js';
import { checkNow } from '../registry/publishing/checkNow.js';
import { isRefusal } from '../registry/publishing/checks/finding.js';
import type { SubgraphHealth } from '../registry/publishing/probe/subgraphHealth.js';
import { readBase, requireOwner } from '../registry/publishing/publicationBase.js';
import { publishSubgraph } from '../registry/publishing/publish.js';
import { findSubgraph, historyOf, listSubgraphs, sdlPair } from '../registry/publishing/read/readRegistry.js';
import { rollbackSubgraph } from '../registry/publishing/rollback.js';
import type { SubgraphRegistryMeans } from '../registry/publishing/subgraphRegistry.js';
import type { SupergraphFollower } from '../registry/publishing/swap/supergraphFollower.js';
import { parseJson } from './readBody.js';
import { type Incoming, jsonReply, type Reply, type Route } from './route.js';

export interface SubgraphDoors extends SubgraphRegistryMeans {
  readonly follower: SupergraphFollower;
  readonly health: SubgraphHealth;
  /** Whose service key a request bears. */
  readonly organisationOf: (incoming: Incoming) => Promise<string | undefined>;
}

/** An SDL of a million characters, each of which JSON may have to escape. */
const maxBodyBytes = 4_000_000;

/** The doors of the registry: what owners sign goes in by POST; who publishes what is there for everybody to read. */
export function subgraphRoutes(doors: SubgraphDoors): readonly Route[] {
  const post = (path: string, handle: Route['handle']): Route => ({
    method: 'POST',
    path,
    maxBodyBytes,
    handle,
  });
  const get = (path: string, handle: Route['handle']): Route => ({
    method: 'GET',
    path,
    maxBodyBytes: 0,
    handle,
  });
  return [
    post('/subgraphs', (incoming) => changeSubgraph(doors, incoming)),
    get('/subgraphs', async () => jsonReply(200, await listReply(doors))),
    get('/subgraphs/:name', async ({ parts }) =>
      jsonReply(200, await statusReply(doors, parts['name'] ?? '')),
    ),
    get('/subgraphs/:name/history', async ({ parts: { name = '' } }) => {
      await required(doors, name);
      return jsonReply(200, { name, events: await historyOf(doors.pool, name) });
    }),
    get('/subgraphs/:name/diff', (incoming) => diffReply(doors, incoming)),
    get('/subgraphs/:name/health', ({ parts }) => healthReply(doors, parts['name'] ?? '')),
  ];
}

async function changeSubgraph(doors: SubgraphDoors, incoming: Incoming): Promise<Reply> {
  const organisation = await doors.organisationOf(incoming);
  const authorised = await authorise(doors.register, parseJson(incoming.body), organisation);
  const { publication, partner } = authorised;
  if (publication.action === 'CHECK') {
    const base = await readBase(doors.pool, publication.subgraph);
    requireOwner(base, publication);
    const { findings } = await checkNow(doors, { publication, partner, base });
    const outcome = findings.some(isRefusal) ? 'REFUSED' : 'PASSED';
    return jsonReply(200, { outcome, subgraph: publication.subgraph, findings });
  }
  const done =
    publication.action === 'PUBLISH'
      ? await publishSubgraph(doors, { ...authorised, publication })
      : await rollbackSubgraph(doors, { ...authorised, publication });
  // What was published is served here before its owner hears of it; other replicas follow within moments.
  await doors.follower.look();
  return jsonReply(done.outcome === 'PUBLISHED' ? 201 : 200, {
    ...done,
    serving: doors.follower.serving().number,
  });
}

const listReply = async ({ pool, follower }: SubgraphDoors) => ({
  supergraph: follower.serving().number,
  subgraphs: await listSubgraphs(pool),
});

async function required({ pool }: SubgraphDoors, name: string) {
  const found = await findSubgraph(pool, name);
  if (found) return found;
  const known = (await listSubgraphs(pool)).map((one) => one.name);
  throw new HubError('SUBGRAPH_UNKNOWN', `No subgraph ${name.slice(0, 60)} is published.`, {
    expected: `one of ${known.join(', ')}`,
    remedy: 'List them with concordat list.',
  });
}

async function statusReply(doors: SubgraphDoors, name: string) {
  const found = await required(doors, name);
  const serving = doors.follower.serving();
  const member = serving.members.find(({ subgraph }) => subgraph === name);
  const refused = doors.follower.refused();
  return {
    ...found,
    supergraph: serving.number,
    servedVersion: member?.version ?? null,
    isServed: member?.version === found.version,
    ...(refused && { refusedSupergraph: { number: refused.number, code: refused.fault.code } }),
  };
}

async function diffReply(doors: SubgraphDoors, { parts: { name = '' }, url }: Incoming): Promise<Reply> {
  await required(doors, name);
  const numbered = (key: string) => {
    const given = url.searchParams.get(key);
    return given !== null && /^\d{1,9}$/.test(given) ? Number(given) : undefined;
  };
  const [from, to] = await sdlPair(doors.pool, name, { from: numbered('from'), to: numbered('to') });
  if (from === undefined || to === undefined)
    throw new HubError('SUBGRAPH_UNKNOWN', `${name} has no two versions to compare.`, {
      remedy: `Look at them with concordat history ${name}.`,
    });
  const changes = await doors.checker.compare(from.sdl, to.sdl);
  return jsonReply(200, { name, from: from.version, to: to.version, changes });
}

/** Whether a subgraph answers now. Says of its address only whether something is wrong there. */
async function healthReply(doors: SubgraphDoors, name: string): Promise<Reply> {
  await required(doors, name);
  const findings = await doors.health(name);
  return jsonReply(200, { name, isHealthy: findings.length === 0, findings });
}
