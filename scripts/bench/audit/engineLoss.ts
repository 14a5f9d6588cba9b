import { z } from 'zod';
import { checkAnswers } from '../engine/checkAnswers.js';
import { type Measured, measure } from '../engine/load/measure.js';
import { median } from '../engine/median.js';
import { startProcess } from '../engine/process/startProcess.js';
import { composeShop } from '../engine/shop/shopSdl.js';
import type { Figures } from '../figures.js';
import type { AuditDatabase } from './auditDatabase.js';

const connections = 50;
const warmUpRequests = 500;
const seconds = 4;
const kinds = ['identical', 'distinct'] as const;

/** The engine's benchmark with and without audit, in turns: what share of its requests a second the audit costs. */
export async function engineLoss({ url: audit }: AuditDatabase, rounds: number): Promise<Figures> {
  const supergraphSdl = composeShop();
  const stubs = startProcess('stub/main.ts');
  const load = startProcess('load/main.ts');
  const gateways = [
    { isAudited: false, gateway: startProcess('../audit/auditedGateway.ts') },
    { isAudited: true, gateway: startProcess('../audit/auditedGateway.ts') },
  ];
  try {
    const urls = await stubs.ask('urls', z.record(z.string(), z.string()));
    const found: (Measured & { readonly isAudited: boolean; readonly kind: string })[] = [];
    const started = [];
    for (const { isAudited, gateway } of gateways) {
      const order = { supergraphSdl, urls, ...(isAudited && { audit }) };
      const { url } = await gateway.ask(order, z.object({ url: z.string() }));
      started.push({ isAudited, gateway, url });
    }
    await checkAnswers(started.map(({ url }) => url));
    let operation = 1_000_000;
    for (let round = 0; round <= rounds; round += 1) {
      for (const kind of kinds) {
        for (const { isAudited, gateway, url } of started) {
          const before = found.find((one) => one.kind === kind && one.isAudited === isAudited);
          const requests = before
            ? Math.ceil((before.requestsPerSecond * seconds) / connections) * connections
            : warmUpRequests;
          const firstOperation = kind === 'identical' ? 0 : operation;
          const measured = await measure({ load, gateway }, { url, connections, requests, firstOperation });
          operation += 100_000;
          // The first round warms up.
          if (round === 0 || before) found.push({ ...measured, isAudited, kind });
        }
      }
    }
    return lossOf(found.slice(kinds.length * started.length));
  } finally {
    for (const process of [stubs, load, ...gateways.map(({ gateway }) => gateway)]) process.stop();
  }
}

function lossOf(
  found: readonly (Measured & { readonly isAudited: boolean; readonly kind: string })[],
): Figures {
  const speed = (kind: string, isAudited: boolean) =>
    median(
      found
        .filter((one) => one.kind === kind && one.isAudited === isAudited)
        .map(({ requestsPerSecond }) => requestsPerSecond),
    );
  const loss = (kind: string) => Math.round((1 - speed(kind, true) / speed(kind, false)) * 1000) / 10;
  return {
    engineLossPercent: loss('distinct'),
    engineLossIdenticalPercent: loss('identical'),
    requestsPerSecondAudited: speed('distinct', true),
    requestsPerSecondUnaudited: speed('distinct', false),
  };
}
