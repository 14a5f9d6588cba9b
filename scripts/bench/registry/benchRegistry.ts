import { monitorEventLoopDelay } from 'node:perf_hooks';
import { startChecker } from '../../../gateway/registry/publishing/worker/checker.js';
import { type Figures, median } from '../figures.js';
import { agencySdl } from './agencySdl.js';
import { editionQuestion, editionsIn, startEditions } from './editions.js';
import { type ReplicaProcess, startReplica } from './replica.js';
import { startThrowawayRegistry } from './throwawayRegistry.js';

const agencies = 30;
const types = 40;
const checks = 5;
const swaps = 5;
const nanosPerMs = 1e6;

/**
 * Seconds to check one of thirty subgraphs of forty types against the others, how long that ever keeps the hub's own
 * thread from answering, and seconds from a publication's answer until the slower of two replicas serves it.
 */
export async function benchRegistry(): Promise<Figures> {
  return { ...(await checkFigures()), ...(await swapFigures()) };
}

async function checkFigures() {
  const all = Array.from({ length: agencies }, (_, at) => ({
    name: `agency-${at}`,
    sdl: agencySdl(at, types),
    routingUrl: `https://agency${at}.example.org/`,
    contact: 'statistics@example.org',
    sector: 'support',
  }));
  const [candidate, ...others] = all;
  if (candidate === undefined) throw new RangeError('No agency.');
  const checker = startChecker();
  const seeded = await checker.check({ candidate, others, uses: [], kind: 'SEED' });
  const serving = seeded.supergraphSdl;
  if (serving === undefined) throw new Error(JSON.stringify(seeded.findings.slice(0, 3)));
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const seconds: number[] = [];
  await new Promise((resolve) => setTimeout(resolve, 200));
  delay.enable();
  for (let run = 0; run < checks; run += 1) {
    const start = performance.now();
    const changed = { ...candidate, sdl: `${candidate.sdl}# ${run}\n` };
    const { findings } = await checker.check({
      candidate: changed,
      others,
      serving,
      uses: [],
      kind: 'PUBLISH',
    });
    seconds.push((performance.now() - start) / 1000);
    if (findings.length > 0) throw new Error(JSON.stringify(findings.slice(0, 3)));
  }
  delay.disable();
  await checker.close();
  return {
    checkSeconds: median(seconds),
    checkSecondsMax: Math.max(...seconds),
    stallMs: delay.max / nanosPerMs,
  };
}

async function swapFigures() {
  const registry = await startThrowawayRegistry();
  const editions = await startEditions();
  const replicas: ReplicaProcess[] = [];
  const seconds: number[] = [];
  try {
    await registry.publish('lantern', editions.sdl('first'), editions.url('first'));
    for (let at = 0; at < 2; at += 1) replicas.push(await startReplica(registry));
    for (let run = 0; run < swaps; run += 1) {
      const edition = `edition-${run}`;
      const { supergraph } = await registry.publish('lantern', editions.sdl(edition), editions.url(edition));
      const start = performance.now();
      await Promise.all(replicas.map((replica) => replica.serves(supergraph)));
      seconds.push((performance.now() - start) / 1000);
      for (const { url } of replicas) await requireEdition(url, edition);
    }
  } finally {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await editions.close();
    await registry.stop();
  }
  return { swapSeconds: median(seconds), swapSecondsMax: Math.max(...seconds) };
}

async function requireEdition(url: string, edition: string): Promise<void> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: editionQuestion }),
  });
  const found = editionsIn(await response.json());
  if (found?.described === edition && found.answered === edition) return;
  throw new Error(`A replica that said it serves ${edition} answered ${JSON.stringify(found)}.`);
}
