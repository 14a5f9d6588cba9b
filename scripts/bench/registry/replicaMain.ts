import { once } from 'node:events';
import { ApolloServer } from '@apollo/server';
import pg from 'pg';
import { startEngine } from '../../../gateway/engine/engine.js';
import type { EngineContext } from '../../../gateway/engine/engineContext.js';
import { documentLimits } from '../../../gateway/engine/limits/readDocument.js';
import { documentMemory } from '../../../gateway/http/documents/documentMemory.js';
import { graphqlRoute } from '../../../gateway/http/graphqlRoute.js';
import { startHttpServer } from '../../../gateway/http/server.js';
import { lastKnownGood } from '../../../gateway/registry/publishing/swap/lastKnownGood.js';
import { startingSupergraph } from '../../../gateway/registry/publishing/swap/startingSupergraph.js';
import { startSupergraphFollower } from '../../../gateway/registry/publishing/swap/supergraphFollower.js';
import { startChecker } from '../../../gateway/registry/publishing/worker/checker.js';
import type { ReplicaMessage, ReplicaOptions } from './replica.js';

// A replica as a process of its own: engine and front door of the hub on the supergraphs of a database.
process.once('disconnect', () => process.exit(0));
const [options] = (await once(process, 'message')) as [ReplicaOptions];
const tell = (message: ReplicaMessage) => void process.send?.(message);
const { databaseUrl, publicKey, home } = options;
const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
pool.on('error', () => {});
const onFault = (message: string) => tell({ kind: 'FAULT', message });
const kept = lastKnownGood(home, publicKey);
const first = await startingSupergraph({ pool, publicKey, lastKnownGood: kept, onFault });
const engine = await startEngine({ supergraphSdl: first.sdl });
const documents = documentMemory();
const server = new ApolloServer<{ engine: EngineContext }>({
  ...documentLimits,
  gateway: engine.gateway,
  introspection: true,
  documentStore: documents.store,
  plugins: [documents.plugin],
  stopOnTerminationSignals: false,
});
await server.start();
const checker = startChecker();
checker.warm();
await startSupergraphFollower(first, {
  pool,
  listener: () => new pg.Client({ connectionString: databaseUrl }),
  publicKey,
  checker,
  lastKnownGood: kept,
  swap: engine.swap,
  pollMs: 1000,
  onSwap: ({ number }) => tell({ kind: 'SWAPPED', number }),
  onFault,
});
const http = await startHttpServer({
  routes: [graphqlRoute(server, async ({ signal }) => ({ engine: { signal } }))],
  host: '127.0.0.1',
  port: 0,
  onFault: (error) => onFault(String(error)),
});
tell({ kind: 'READY', url: http.url });
