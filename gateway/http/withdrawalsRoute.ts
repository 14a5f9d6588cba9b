import { type WithdrawMeans, withdrawRelease } from '../registry/withdrawRelease.js';
import { parseJson } from './readBody.js';
import { jsonReply, type Route } from './route.js';

/** A withdrawal is an id, a hash, a sentence and a signature. */
const maxBodyBytes = 10_000;

/** `POST /withdrawals`: where an owner takes a release out of every answer. Its signature is what lets it in. */
export function withdrawalsRoute(means: WithdrawMeans): Route {
  return {
    method: 'POST',
    path: '/withdrawals',
    maxBodyBytes,
    handle: async ({ body }) => jsonReply(200, { outcome: await withdrawRelease(means, parseJson(body)) }),
  };
}
