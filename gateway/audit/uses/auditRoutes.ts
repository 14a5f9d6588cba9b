import { verifierText } from '../../../schema/protocol/merkle/checkpoint.js';
import { HubError } from '../../errors.js';
import { type Route, textReply } from '../../http/route.js';
import { latestNote } from '../checkpoints/checkpoints.js';
import type { PublicSummaries } from './publicSummary.js';
import { summaryRoutes } from './summaryRoutes.js';
import { type UsesRoutesMeans, usesRoutes } from './usesRoutes.js';

export interface AuditRoutesMeans extends Omit<UsesRoutesMeans, 'name'> {
  readonly summaries: PublicSummaries;
}

/** What anybody may see of the audit log, and the doors for partners. */
export function auditRoutes(means: AuditRoutesMeans): readonly Route[] {
  const { pool, signer, summaries } = means;
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
    ...summaryRoutes(summaries),
    ...usesRoutes({ ...means, name: signer.verifier.name }),
  ];
}
