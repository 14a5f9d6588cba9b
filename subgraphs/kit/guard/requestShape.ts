import type { IncomingMessage } from 'node:http';
import type { RefusalCode } from './refusals.js';

const json = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;

/** What is wrong with a request before anything is verified: path, method, how its body is written. */
export function shapeFault(request: IncomingMessage, path: string): RefusalCode | undefined {
  const { method, url, headersDistinct } = request;
  if (url !== path) return 'NOT_FOUND';
  if (method !== 'POST') return 'METHOD_NOT_ALLOWED';
  const [type = '', ...otherTypes] = headersDistinct['content-type'] ?? [];
  const [encoding = 'identity', ...otherEncodings] = headersDistinct['content-encoding'] ?? [];
  const isJson = json.test(type) && otherTypes.length === 0;
  return isJson && encoding === 'identity' && otherEncodings.length === 0 ? undefined : 'BODY_NOT_JSON';
}
