import { once } from 'node:events';
import pg from 'pg';
import { checkSubgraph } from '../../../gateway/registry/publishing/checks/checkSubgraph.js';
import { loadKnowledge } from '../../../gateway/registry/publishing/checks/knowledge.js';
import { readBase } from '../../../gateway/registry/publishing/publicationBase.js';
import { publishSubgraph } from '../../../gateway/registry/publishing/publish.js';
import { newestSupergraph } from '../../../gateway/registry/publishing/store/storedSupergraph.js';
import { lastKnownGood } from '../../../gateway/registry/publishing/swap/lastKnownGood.js';
import { privateKeyFrom, publicKeyText } from '../../../schema/protocol/ownerKey.js';

/** What a process that publishes until it is killed is told. */
export interface KilledPublication {
  readonly databaseUrl: string;
  readonly home: string;
  readonly sdl: string;
  /** It kills itself as it sends the statement of this number; with none it publishes to the end. */
  readonly killAt: number | undefined;
}

const hubKey = privateKeyFrom(Buffer.alloc(32, 7));
const partner = { id: 'agency', name: 'Agency', sector: 'support', demonstration: true };
const [{ databaseUrl, home, sdl, killAt }] = (await once(process, 'message')) as [KilledPublication];
const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
pool.on('error', () => {});
const { changedAt: after } = await readBase(pool, 'lantern');

let statements = 0;
const send = pg.Client.prototype.query as (...given: unknown[]) => unknown;
// A killed process is killed between two statements, or after the last one left and before it was answered.
pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
  statements += 1;
  const sent = send.apply(this, given);
  if (statements === killAt) setImmediate(() => process.kill(process.pid, 'SIGKILL'));
  return sent;
} as typeof pg.Client.prototype.query;

const knowledge = loadKnowledge();
const published = await publishSubgraph(
  {
    pool,
    register: pool,
    audit: { append: async () => 0 },
    hubKey,
    checker: {
      check: (task) => checkSubgraph(task, knowledge),
      accept: async () => undefined,
      compare: async () => [],
      warm: () => {},
      close: async () => {},
    },
    clock: () => new Date(),
    use: { since: async () => [] },
    probe: async () => [],
  },
  {
    publication: {
      action: 'PUBLISH',
      subgraph: 'lantern',
      owner: partner.id,
      after,
      sdl,
      routingUrl: 'https://lantern.example.org/',
      contact: 'statistics@example.org',
    },
    partner,
    signature: undefined,
  },
);
const newest = await newestSupergraph(pool);
// The last step: what a replica keeps on its disk.
if (killAt === -1) setImmediate(() => process.kill(process.pid, 'SIGKILL'));
if (newest) await lastKnownGood(home, publicKeyText(hubKey)).write(newest);
process.send?.({ statements, supergraph: published.supergraph });
process.disconnect();
await pool.end();
