import { z } from 'zod';
import type { Figures } from '../figures.js';
import { checkAnswers } from './checkAnswers.js';
import { engineFigures } from './engineFigures.js';
import { type Variant, variants } from './gateway/variants.js';
import { type Measured, measure } from './load/measure.js';
import { planTimes } from './planTime.js';
import { type BenchProcess, startProcess } from './process/startProcess.js';
import { composeShop } from './shop/shopSdl.js';

const rounds = 5;
/** How long one measurement shall take, about. */
const seconds = 6;
const warmUpRequests = 300;
const connections = 50;

/** What one gateway did in all rounds. */
export interface Rounds {
  readonly identical: Measured[];
  readonly distinct: Measured[];
}

interface Started {
  readonly variant: Variant;
  readonly gateway: BenchProcess;
  readonly url: string;
}

/** The public gateway benchmark's shape against Apollo's gateway and ours, each in a process of its own. */
export async function benchEngine(): Promise<Figures> {
  const supergraphSdl = composeShop();
  const stubs = startProcess('stub/main.ts');
  const load = startProcess('load/main.ts');
  const gateways: Started[] = [];
  try {
    const urls = await stubs.ask('urls', z.record(z.string(), z.string()));
    for (const variant of Object.keys(variants) as Variant[]) {
      const gateway = startProcess('gateway/main.ts', [variant]);
      const { url } = await gateway.ask({ supergraphSdl, urls }, z.object({ url: z.string() }));
      gateways.push({ variant, gateway, url });
    }
    const answerBytes = await checkAnswers(gateways.map(({ url }) => url));
    const calls = await countCalls(stubs, gateways);
    const measured = await inRounds({ load, gateways });
    return engineFigures({ measured, calls, answerBytes, ...(await planTimes(supergraphSdl)) });
  } finally {
    for (const process of [stubs, load, ...gateways.map(({ gateway }) => gateway)]) process.stop();
  }
}

/** Calls of subgraphs that one question costs each gateway. */
async function countCalls(
  stubs: BenchProcess,
  gateways: readonly Started[],
): Promise<Readonly<Record<Variant, number>>> {
  const counted = { stock: 0, keepAlive: 0, concordat: 0, deduped: 0 };
  const soFar = async () => (await stubs.ask('calls', z.object({ calls: z.number() }))).calls;
  for (const { variant, url } of gateways) {
    const before = await soFar();
    await checkAnswers([url], [0]);
    counted[variant] = (await soFar()) - before;
  }
  return counted;
}

interface Means {
  readonly load: BenchProcess;
  readonly gateways: readonly Started[];
}

/** Every gateway once a round, so that what else the machine does falls on all of them. */
async function inRounds({ load, gateways }: Means): Promise<Readonly<Record<Variant, Rounds>>> {
  const empty = (): Rounds => ({ identical: [], distinct: [] });
  const measured = { stock: empty(), keepAlive: empty(), concordat: empty(), deduped: empty() };
  let operation = 1_000_000;
  for (let round = 0; round <= rounds; round++) {
    for (const { variant, gateway, url } of gateways) {
      for (const kind of variant === 'deduped'
        ? (['identical'] as const)
        : (['identical', 'distinct'] as const)) {
        const found = measured[variant][kind];
        const firstOperation = kind === 'identical' ? 0 : operation;
        const order = { url, connections, requests: enoughRequests(found), firstOperation };
        found.push(await measure({ load, gateway }, order));
        operation += 100_000;
      }
    }
  }
  for (const { identical, distinct } of Object.values(measured))
    for (const kind of [identical, distinct]) kind.shift();
  return measured;
}

/** The first round warms up and tells how fast a gateway is, and so how much it takes to keep it busy. */
function enoughRequests([first]: readonly Measured[]): number {
  const wanted = first ? first.requestsPerSecond * seconds : warmUpRequests;
  return Math.max(4, Math.ceil(wanted / connections)) * connections;
}
