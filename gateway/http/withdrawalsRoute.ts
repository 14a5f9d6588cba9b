import type { Pool } from 'pg';
import { withdrawRelease } from '../registry/withdrawRelease.js';
import { parseJson } from './readBody.js';
import { jsonReply, type Route } from './route.js';

/** A withdrawal is an id, a hash, a sentence and a signature. */
const maxBodyBytes = 10_000;

/** `POST /withdrawals`: where an owner takes a release out of every answer. Its signature is what lets it in. */
export function withdrawalsRoute({ pool }: { readonly pool: Pool }): Route {
  return {
    method: 'POST',
    path: '/withdrawals',
    maxBodyBytes,
    handle: async ({ body }) => jsonReply(200, { outcome: await withdrawRelease(pool, parseJson(body)) }),
  };
}
