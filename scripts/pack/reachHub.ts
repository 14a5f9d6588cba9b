import { anonymous } from '../../gateway/access/requester.js';
import type { Config } from '../../gateway/config.js';
import { startConcordat } from '../commands/start.js';
import type { Running } from '../runUntilStopped.js';
import { httpAsk } from './httpAsk.js';

export interface ReachOptions extends Running {
  readonly config: Config;
  readonly fetch: typeof fetch;
}

/** The hub that runs on this machine, or one of our own for the time of the command; `resources` own that one. */
export async function reachHub({ config, fetch: get, ...running }: ReachOptions): Promise<string> {
  const url = `http://localhost:${config.port}`;
  const isThere = await running.progress.step('Looking for a hub on this machine', () =>
    answers(url, config.port, get),
  );
  if (isThere) return url;
  running.progress.say(`No hub runs on port ${config.port}: starting one for this pack.`);
  const started = await startConcordat({ config: { ...config, port: 0 }, ...running });
  started.died.catch(() => {});
  return started.url;
}

/** False where nothing listens. Something else that listens there is refused by name. */
async function answers(url: string, port: number, get: typeof fetch): Promise<boolean> {
  if (port === 0) return false;
  const isListening = await get(url, { method: 'HEAD' }).then(
    () => true,
    () => false,
  );
  if (!isListening) return false;
  await httpAsk(url, get)({ query: '{ __typename }' }, anonymous);
  return true;
}
