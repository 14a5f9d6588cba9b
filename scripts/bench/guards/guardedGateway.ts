import { createSecretKey } from 'node:crypto';
import pg from 'pg';
import { z } from 'zod';
import { agreementBook } from '../../../gateway/access/agreements/agreementBook.js';
import { startPermissions } from '../../../gateway/access/agreements/startPermissions.js';
import { demonstrationIssuer } from '../../../gateway/access/identity/demonstration/demonstrationIssuer.js';
import { identityBook } from '../../../gateway/access/identity/identityBook.js';
import { pseudonyms } from '../../../gateway/access/identity/pseudonym.js';
import { startIdentity } from '../../../gateway/access/identity/startIdentity.js';
import type { RequestSigner } from '../../../gateway/access/signing/requestSigner.js';
import { startRequestSigner } from '../../../gateway/access/signing/requestSigner.js';
import { auditPlugin } from '../../../gateway/audit/auditPlugin.js';
import { auditPoolSettings, startAuditLog } from '../../../gateway/audit/log/auditLog.js';
import { startEngine } from '../../../gateway/engine/engine.js';
import type { ContextOf } from '../../../gateway/http/graphqlRoute.js';
import { contextOf } from '../../../gateway/hub.js';
import { homeKeys } from '../../subgraphKeys/homeKeys.js';
import { behindOurFront } from '../engine/gateway/behindOurFront.js';
import { answerWhenAsked } from '../engine/process/answerWhenAsked.js';
import { shopDatasets } from './protectedShop.js';

/** The hub's engine in a process of its own, with what the hub puts around it, or nothing of it. */
const order = z.object({
  supergraphSdl: z.string(),
  urls: z.record(z.string(), z.string()),
  /** With everything that decides about access. */
  access: z
    .object({
      home: z.string(),
      hub: z.string(),
      register: z.string(),
      /** Of the issuer whose tokens are accepted. */
      key: z.record(z.string(), z.unknown()),
      /** Whether calls of subgraphs are signed. */
      signs: z.boolean(),
    })
    .optional(),
  /** Address of the log in which every question and answer is recorded. */
  audit: z.string().optional(),
});

export type GuardedOrder = z.infer<typeof order>;
type Access = NonNullable<GuardedOrder['access']>;

const clock = () => new Date();
const unsigned: RequestSigner = { forQuestion: () => async () => ({}), forRegistry: async () => ({}) };

async function startGateway({ supergraphSdl, urls, access, audit }: GuardedOrder): Promise<string> {
  const engine = await startEngine({ supergraphSdl, subgraphUrl: (name) => urls[name] ?? '' });
  return behindOurFront(engine.gateway, {
    contextOf: access && contextWithin(access),
    plugins: audit === undefined ? [] : [auditIn(audit)],
  });
}

/** What the hub does with each request before the engine has it, on connections as the hub has them. */
function contextWithin({ home, hub, register, key, signs }: Access): ContextOf {
  const pool = new pg.Pool({ connectionString: hub, max: 4 });
  const registerPool = new pg.Pool({ connectionString: register, max: 4 });
  const identify = startIdentity({
    issuers: [demonstrationIssuer(key)],
    book: identityBook(pool),
    pseudonym: pseudonyms(createSecretKey(Buffer.alloc(32, 1))),
    clock,
  });
  const book = agreementBook({ hub: pool, register: registerPool });
  const permissionsFor = startPermissions({ book, datasets: shopDatasets, clock });
  const signer = signs ? startRequestSigner({ keysOf: homeKeys(home, clock).signing, clock }) : unsigned;
  return async (incoming) => {
    const requester = await identify(incoming);
    return contextOf({ signer, permissionsFor }, requester, { signal: incoming.signal });
  };
}

const auditIn = (connectionString: string) =>
  auditPlugin(startAuditLog({ pool: new pg.Pool({ ...auditPoolSettings, connectionString }), clock }));

answerWhenAsked(async (asked) => {
  if (asked !== 'used') return { url: await startGateway(order.parse(asked)) };
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1000, rssMegabytes: process.memoryUsage().rss / 2 ** 20 };
});
