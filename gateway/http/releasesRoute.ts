import { type PushMeans, registerPushed } from '../registry/registerRelease.js';
import { parseJson } from './readBody.js';
import { jsonReply, type Route } from './route.js';

/** Greatest release, in bytes: some 100,000 cells. */
const maxBodyBytes = 32_000_000;

/** `POST /releases`: where partners push what they signed. The signature is what lets them in. */
export function releasesRoute(means: PushMeans): Route {
  return {
    method: 'POST',
    path: '/releases',
    maxBodyBytes,
    handle: async ({ body }) => {
      const outcome = await registerPushed(means, parseJson(body));
      return jsonReply(outcome === 'NEW' ? 201 : 200, { outcome });
    },
  };
}
