import pg from 'pg';
import { agreementBook } from '../../gateway/access/agreements/agreementBook.js';
import { trustedDocuments } from '../../gateway/access/documents/trustedDocuments.js';
import { identifyVisitor } from '../../gateway/access/identity/identifyVisitor.js';
import { seedPurposes } from '../../gateway/access/identity/purposeStore.js';
import { startRequestSigner } from '../../gateway/access/signing/requestSigner.js';
import { auditRoutes } from '../../gateway/audit/uses/auditRoutes.js';
import { publicSummaries } from '../../gateway/audit/uses/publicSummary.js';
import { pageRoutes } from '../../gateway/console/pageRoutes.js';
import type { EngineOptions } from '../../gateway/engine/engine.js';
import { hubSubgraph, hubSubgraphName } from '../../gateway/graph/hubSubgraph.js';
import { tableRoutes } from '../../gateway/http/tableRoutes.js';
import { startHub } from '../../gateway/hub.js';
import { indicatorDocuments } from '../../gateway/indicators/asking/indicatorDocuments.js';
import { coverageRoutes } from '../../gateway/indicators/report/coverageRoutes.js';
import { packDocuments } from '../../gateway/pack/index.js';
import { jointPacks } from '../../gateway/pack/joint/jointPacks.js';
import { loadQuestions } from '../../gateway/questions/loadQuestions.js';
import type { PushMeans } from '../../gateway/registry/registerRelease.js';
import { loadIndicators } from '../../schema/indicators/loadIndicators.js';
import { loadPurposes } from '../../schema/purposes/purposes.js';
import type { StartOptions } from '../commands/start.js';
import type { Databases } from '../database/databases.js';
import { databaseNames, hubRole } from '../database/plan.js';
import { homeKeys } from '../subgraphKeys/homeKeys.js';
import { provideKeyRings } from '../subgraphKeys/keyRingFile.js';
import type { SubgraphChild } from '../subgraphs/subgraphChild.js';
import { subgraphNames } from '../subgraphs/subgraphNames.js';
import { readTlsIdentity } from '../tls/readTlsIdentity.js';
import { hubGate } from './hubGate.js';
import { hubIdentity } from './hubIdentity.js';
import { hubKey } from './hubKey.js';
import { hubPermissions } from './hubPermissions.js';
import type { AuditAccess } from './openAudit.js';
import { provideGraphiql } from './provideGraphiql.js';
import { isShipped } from './shippedSeed.js';
import { startPublishing } from './startPublishing.js';
import { witnessesOf } from './witnesses.js';

export interface ServeOptions extends StartOptions {
  readonly audit: AuditAccess;
  readonly databases: Databases;
  readonly registry: PushMeans;
  readonly child: SubgraphChild;
}

/** Says what failed, never how: what a subgraph sent may hold what must not be in a log. */
const logFault: EngineOptions['onFault'] = ({ subgraph, code }) =>
  console.error(`The subgraph ${subgraph} did not answer: ${code}.`);

/** Starts the subgraphs in their process and the hub in this one. */
export async function serveHub(options: ServeOptions) {
  const { audit, child, config, databases, registry, progress, resources } = options;
  const clock = () => new Date();
  await provideKeyRings(config.home, subgraphNames, { now: clock() });
  const tls = await readTlsIdentity(config.subgraphTls);
  const subgraphUrl = await progress.step('Starting the subgraphs', child.start);
  // Owned since it was forked; from here on it has connections, and stops before the database does.
  await resources.own('the subgraphs', child.stop);
  const graphiqlFolder = await progress.step('Bundling the query editor', () => provideGraphiql(config.home));
  const pool = new pg.Pool({ connectionString: databases.url(databaseNames.hub, hubRole), max: 4 });
  pool.on('error', () => {});
  await resources.own("connections to the hub's database", () => pool.end());
  const signingKeys = homeKeys(config.home, clock).signing;
  const signer = startRequestSigner({
    keysOf: signingKeys,
    clock,
    isOwnService: (name) => !isShipped(name),
  });
  await seedPurposes(pool, loadPurposes());
  const identity = await hubIdentity({ config, databases, pool, clock, say: progress.say });
  const { identify, visitor } = identity;
  const publishing = await startPublishing({
    home: config.home,
    pool,
    databaseUrl: databases.url(databaseNames.hub, hubRole),
    register: registry.pool,
    audit,
    hubKey: hubKey(databases),
    clock,
    identify,
    sign: async (request) => (await signingKeys(request.subgraph, 'registry')) && signer.forRegistry(request),
    addressOf: (name, routingUrl) => (isShipped(name) ? addressOfShipped(name, subgraphUrl) : routingUrl),
    log: (message) => console.error(message),
  });
  const { supergraphSdl, follow } = publishing;
  const shipped = subgraphNames.map((name) => ({ name, url: subgraphUrl(name) }));
  const checkpoints = await audit.keepCheckpoints(() => witnessesOf(publishing.members(), shipped));
  const summaries = publicSummaries({ pool: audit.pool, clock, delayDays: config.summaryDelayDays });
  const indicators = loadIndicators(registry.catalogue);
  const questions = loadQuestions();
  const permissionsFor = await hubPermissions({ pool, registry, clock, say: progress.say });
  const packs = jointPacks({
    hub: pool,
    register: registry.pool,
    catalogue: registry.catalogue,
    audit: audit.log,
    hubKey: hubKey(databases),
    permissionsFor,
  });
  const readAgreements = agreementBook({ hub: pool, register: registry.pool });
  const own = hubSubgraph(
    { ...registry, requests: pool, readAgreements, questions, indicators, clock, packs },
    console.error,
  );
  const hub = await progress.step('Starting the hub', () =>
    startHub({
      engine: {
        supergraphSdl,
        subgraphUrl: (name, routingUrl) => (isShipped(name) ? subgraphUrl(name) : routingUrl),
        local: new Map([[hubSubgraphName, own]]),
        onFault: logFault,
        tls,
      },
      registry,
      gate: hubGate({ registry, hubKey: hubKey(databases), audit: audit.log, clock }),
      audit: audit.log,
      signer,
      permissionsFor,
      identify,
      documents: {
        trusted: trustedDocuments([...questions.all.map(({ source }) => source), ...packDocuments], () =>
          indicatorDocuments(indicators, registry.areas.all('CITY_REGION').length),
        ),
        strangersAsk: identity.isDemonstration,
      },
      publishing: follow,
      host: config.host,
      port: config.port,
      routes: (ask) => {
        const asking = { ...registry, ask, identify: identifyVisitor(identify, visitor) };
        return [
          ...pageRoutes({ ...asking, visitor, supergraphSdl, graphiqlFolder, summaries }),
          ...coverageRoutes({ ...asking, indicators }),
          ...tableRoutes({
            pool,
            register: registry.pool,
            catalogue: registry.catalogue,
            identify,
            refresh: async () => registry.learnTables?.(),
          }),
          ...auditRoutes({
            ...audit,
            register: registry.pool,
            makeCheckpoint: checkpoints.make,
            identify,
            clock,
            summaries,
            onFault: console.error,
          }),
        ];
      },
      onFault: (error) => console.error(error),
    }),
  );
  await resources.own('the hub', hub.close);
  return { url: hub.url, died: child.died };
}

const addressOfShipped = (name: string, subgraphUrl: (name: string) => string) =>
  name === hubSubgraphName ? undefined : subgraphUrl(name);
