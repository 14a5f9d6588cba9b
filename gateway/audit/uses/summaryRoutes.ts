import { workbookKinds } from '../../../schema/protocol/audit/useWorkbook.js';
import { HubError } from '../../errors.js';
import { type Incoming, jsonReply, type Route } from '../../http/route.js';
import type { PublicSummaries } from './publicSummary.js';
import { workbookReply } from './useFiles.js';

/** `/audit/summary/<month>` as JSON, and the same as `.csv`, `.ods` and `.xlsx`: what everybody may read about uses. */
export function summaryRoutes(summaries: PublicSummaries): readonly Route[] {
  const required = async ({ parts: { month = '' } }: Incoming) => {
    const found = await summaries.of(month);
    if (found) return found;
    throw new HubError('NOT_FOUND', `Summaries are there for each month up to ${summaries.last()}.`);
  };
  const get = (path: string, handle: Route['handle']): Route => ({
    method: 'GET',
    path,
    maxBodyBytes: 0,
    handle,
  });
  return [
    ...workbookKinds.map((kind) =>
      get(`/audit/summary/:month.${kind}`, async (incoming) => {
        const { month, uses } = await required(incoming);
        return workbookReply(uses, `uses-${month}`, kind);
      }),
    ),
    get('/audit/summary/:month', async (incoming) => jsonReply(200, await required(incoming))),
  ];
}
