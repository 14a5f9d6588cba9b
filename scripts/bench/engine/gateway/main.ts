import { z } from 'zod';
import { answerWhenAsked } from '../process/answerWhenAsked.js';
import { startGateway } from './startGateway.js';
import { isVariant } from './variants.js';

/** One gateway in a process of its own: starts on the subgraphs it is told, then answers what it has used. */
const [variant = ''] = process.argv.slice(2);
if (!isVariant(variant)) throw new TypeError(`There is no gateway "${variant}".`);

const start = z.object({ supergraphSdl: z.string(), urls: z.record(z.string(), z.string()) });

answerWhenAsked(async (asked) => {
  if (asked !== 'used') return { url: await startGateway(variant, start.parse(asked)) };
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1000, rssMegabytes: process.memoryUsage().rss / 2 ** 20 };
});
