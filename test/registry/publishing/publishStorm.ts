import { editionQuestion, editionsIn, startEditions } from '../../../scripts/bench/registry/editions.js';
import { startReplica } from '../../../scripts/bench/registry/replica.js';
import { startThrowawayRegistry } from '../../../scripts/bench/registry/throwawayRegistry.js';

/** What a storm of publications did to those who asked meanwhile. */
export interface StormOutcome {
  readonly publications: number;
  readonly requests: number;
  /** Requests without a whole answer. */
  readonly failed: number;
  /** Requests whose schema and whose data were of two editions. */
  readonly mixed: number;
  /** How many editions were seen at all. */
  readonly editions: number;
  readonly faults: readonly string[];
}

/** Publishes editions, and goes back to earlier ones, on two replicas that are asked so many times a second. */
export async function publishStorm(publications: number, requestsPerSecond: number): Promise<StormOutcome> {
  const registry = await startThrowawayRegistry();
  const editions = await startEditions();
  await registry.publish('lantern', editions.sdl('edition-0'), editions.url('edition-0'));
  const replicas = [await startReplica(registry), await startReplica(registry)];
  const seen = new Set<string>();
  const asked: Promise<'WHOLE' | 'FAILED' | 'MIXED'>[] = [];
  const ask = async (url: string) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: editionQuestion }),
    });
    const found = editionsIn(await response.json());
    if (found === undefined) return 'FAILED';
    seen.add(found.described);
    return found.described === found.answered ? 'WHOLE' : 'MIXED';
  };
  const timer = setInterval(() => {
    const { url = '' } = replicas[asked.length % replicas.length] ?? {};
    asked.push(ask(url).catch(() => 'FAILED' as const));
  }, 1000 / requestsPerSecond);
  let last = 0;
  for (let at = 1; at <= publications; at += 1) {
    // Every third time back to the edition before.
    const edition = `edition-${at % 3 === 0 ? at - 2 : at}`;
    last = (await registry.publish('lantern', editions.sdl(edition), editions.url(edition))).supergraph;
  }
  await Promise.all(replicas.map((replica) => replica.serves(last)));
  clearInterval(timer);
  const outcomes = await Promise.all(asked);
  const faults = replicas.flatMap((replica) => replica.faults);
  await Promise.all(replicas.map((replica) => replica.stop()));
  await editions.close();
  await registry.stop();
  return {
    publications,
    requests: outcomes.length,
    failed: outcomes.filter((one) => one === 'FAILED').length,
    mixed: outcomes.filter((one) => one === 'MIXED').length,
    editions: seen.size,
    faults,
  };
}
