import { HubError } from '../../errors.js';
import type { SentRequest } from '../../http/graphqlRequest.js';
import type { TrustedDocuments } from './trustedDocuments.js';

/**
 * A request that names a saved document by its SHA-256 (`extensions.persistedQuery.sha256Hash`) instead of sending it,
 * with the document in its place. Nothing is ever saved by asking.
 * @throws HubError DOCUMENT_NOT_PERMITTED
 */
export function savedRequest(request: SentRequest, trusted: TrustedDocuments): SentRequest {
  const { persistedQuery, ...extensions } = request.extensions ?? {};
  if (persistedQuery === undefined || request.query !== undefined) return request;
  const query = trusted.get(hashIn(persistedQuery));
  if (query !== undefined) return { ...request, query, extensions };
  throw new HubError('DOCUMENT_NOT_PERMITTED', 'No saved document has this SHA-256.', {
    remedy: 'Send the hash, in lower-case hex, of a document of GET /questions, or send the document.',
  });
}

function hashIn(persistedQuery: unknown): string {
  if (typeof persistedQuery !== 'object' || persistedQuery === null) return '';
  const { sha256Hash } = persistedQuery as { readonly sha256Hash?: unknown };
  return typeof sha256Hash === 'string' ? sha256Hash : '';
}
