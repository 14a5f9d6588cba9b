import type { Pool } from 'pg';
import { verifierText } from '../../../schema/protocol/merkle/checkpoint.js';
import { HubError } from '../../errors.js';
import { jsonReply, type Route, textReply } from '../../http/route.js';
import { latestNote } from '../checkpoints/checkpoints.js';
import { lastShown, publicSummaries, type SummaryMeans } from './publicSummary.js';
import { type UsesMeans, usesGraph } from './usesGraph.js';
import { type UsesRouteMeans, usesRoute } from './usesRoute.js';

export interface AuditRoutesMeans extends UsesMeans, SummaryMeans, Omit<UsesRouteMeans, 'graph' | 'name'> {
  readonly pool: Pool;
  readonly onFault: (error: unknown) => void;
}

/** What anybody may see of the audit log, and the door for partners. */
export function auditRoutes(means: AuditRoutesMeans): readonly Route[] {
  const { pool, signer, onFault } = means;
  const summary = publicSummaries(means);
  const get = (path: string, handle: Route['handle']): Route => ({
    method: 'GET',
    path,
    maxBodyBytes: 0,
    handle,
  });
  return [
    get('/audit/checkpoint', async () => {
      const note = await latestNote(pool);
      if (note === undefined)
        throw new HubError('NOT_FOUND', 'No checkpoint was made yet. Ask again in a minute.');
      return textReply(200, note);
    }),
    get('/audit/key', async () => textReply(200, `${verifierText(signer.verifier)}\n`)),
    get('/audit/summary/:month', async ({ parts: { month = '' } }) => {
      const found = /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? await summary(month) : undefined;
      if (found) return jsonReply(200, found);
      throw new HubError('NOT_FOUND', `Summaries are there for each month up to ${lastShown(means)}.`);
    }),
    usesRoute({ ...means, name: signer.verifier.name, graph: usesGraph(means, onFault) }),
  ];
}
