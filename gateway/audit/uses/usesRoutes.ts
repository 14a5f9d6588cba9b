import { z } from 'zod';
import { workbookKinds } from '../../../schema/protocol/audit/useWorkbook.js';
import { HubError } from '../../errors.js';
import { parseJson } from '../../http/readBody.js';
import { type Incoming, jsonReply, type Reply, type Route } from '../../http/route.js';
import type { AuditLog } from '../log/auditLog.js';
import { workbookReply } from './useFiles.js';
import { type AskerMeans, identifiedPartner, signedQuestion } from './usesAsker.js';
import { type UsesMeans, usesGraph, usesOf } from './usesGraph.js';

export interface UsesRoutesMeans extends UsesMeans, AskerMeans {
  readonly log: AuditLog;
  readonly onFault: (error: unknown) => void;
}

const maxBodyBytes = 50_000;
const questionSchema = z.strictObject({
  query: z.string().min(1).max(20_000),
  variables: z.record(z.string(), z.unknown()).default({}),
});

/**
 * What partners ask about the uses of their own figures: `POST /audit/uses`, a graph of its own for each, and
 * `/audit/uses.csv`, `.ods` and `.xlsx`. The partner's signature lets in, or its service key or token.
 */
export function usesRoutes(means: UsesRoutesMeans): readonly Route[] {
  const graph = usesGraph(means, means.onFault);
  const read = (partner: string, by: string | null) =>
    means.log.append({ kind: 'LOG_READ', action: 'ASKED', subject: partner, by, partners: [] });
  const ask = async (incoming: Incoming): Promise<Reply> => {
    if (incoming.headers.authorization === undefined) {
      const question = await signedQuestion(means, parseJson(incoming.body));
      await read(question.partner, null);
      return jsonReply(200, await graph(question));
    }
    const { partner, by } = await identifiedPartner(means, incoming);
    const question = questionSchema.safeParse(parseJson(incoming.body));
    if (!question.success) throw new HubError('BODY_MALFORMED', 'Expected {"query": ..., "variables": ...}.');
    await read(partner, by);
    return jsonReply(200, await graph({ partner, ...question.data }));
  };
  return [
    { method: 'POST', path: '/audit/uses', maxBodyBytes, handle: ask },
    ...workbookKinds.map(
      (kind): Route => ({
        method: 'GET',
        path: `/audit/uses.${kind}`,
        maxBodyBytes: 0,
        handle: async (incoming) => {
          const { partner, by } = await identifiedPartner(means, incoming);
          await read(partner, by);
          const wanted = (name: string) => incoming.url.searchParams.get(name) ?? undefined;
          const rows = await usesOf(means.pool, partner, { of: wanted('of'), since: wanted('since') });
          return workbookReply(rows, `uses-of-${partner}`, kind);
        },
      }),
    ),
  ];
}
