import pg from 'pg';
import { z } from 'zod';
import { auditPlugin } from '../../../gateway/audit/auditPlugin.js';
import { auditPoolSettings, startAuditLog } from '../../../gateway/audit/log/auditLog.js';
import { startEngine } from '../../../gateway/engine/engine.js';
import { behindOurFront } from '../engine/gateway/behindOurFront.js';
import { answerWhenAsked } from '../engine/process/answerWhenAsked.js';

/** The hub's engine with every question and answer recorded, in a process of its own. */
const start = z.object({
  supergraphSdl: z.string(),
  urls: z.record(z.string(), z.string()),
  /** Where the audit log is; without it nothing is recorded. */
  audit: z.string().optional(),
});

async function startGateway({ supergraphSdl, urls, audit }: z.infer<typeof start>): Promise<string> {
  const engine = await startEngine({ supergraphSdl, subgraphUrl: (name) => urls[name] ?? '' });
  if (audit === undefined) return behindOurFront(engine.gateway);
  const pool = new pg.Pool({ ...auditPoolSettings, connectionString: audit });
  const log = startAuditLog({ pool, clock: () => new Date() });
  return behindOurFront(engine.gateway, { plugins: [auditPlugin(log)] });
}

answerWhenAsked(async (asked) => {
  if (asked !== 'used') return { url: await startGateway(start.parse(asked)) };
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1000, rssMegabytes: process.memoryUsage().rss / 2 ** 20 };
});
