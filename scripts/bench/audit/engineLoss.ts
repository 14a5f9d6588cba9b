import { z } from 'zod';
import { checkAnswers } from '../engine/checkAnswers.js';
import { type Contender, gatewaysInTurn, type Turn } from '../engine/gatewaysInTurn.js';
import { median } from '../engine/median.js';
import { startProcess } from '../engine/process/startProcess.js';
import { composeShop } from '../engine/shop/shopSdl.js';
import type { Figures } from '../figures.js';
import type { AuditDatabase } from './auditDatabase.js';

const names = ['open', 'audited'] as const;
type Name = (typeof names)[number];

/** The engine's benchmark with and without audit, in turns: what share of its requests a second the audit costs. */
export async function engineLoss({ url: audit }: AuditDatabase, rounds: number): Promise<Figures> {
  const supergraphSdl = composeShop();
  const stubs = startProcess('stub/main.ts');
  const load = startProcess('load/main.ts');
  const gateways = names.map((name) => ({ name, gateway: startProcess('../audit/auditedGateway.ts') }));
  try {
    const urls = await stubs.ask('urls', z.record(z.string(), z.string()));
    const contenders: Contender<Name>[] = [];
    for (const { name, gateway } of gateways) {
      const order = { supergraphSdl, urls, ...(name === 'audited' && { audit }) };
      const { url } = await gateway.ask(order, z.object({ url: z.string() }));
      contenders.push({ name, gateway, url });
    }
    await checkAnswers(contenders.map(({ url }) => url));
    return lossOf(await gatewaysInTurn({ load, contenders, rounds }));
  } finally {
    for (const process of [stubs, load, ...gateways.map(({ gateway }) => gateway)]) process.stop();
  }
}

function lossOf(found: readonly Turn<Name>[]): Figures {
  const speed = (kind: string, name: Name) =>
    median(
      found
        .filter((one) => one.kind === kind && one.name === name)
        .map(({ requestsPerSecond }) => requestsPerSecond),
    );
  const loss = (kind: string) => Math.round((1 - speed(kind, 'audited') / speed(kind, 'open')) * 1000) / 10;
  return {
    engineLossPercent: loss('distinct'),
    engineLossIdenticalPercent: loss('identical'),
    requestsPerSecondAudited: speed('distinct', 'audited'),
    requestsPerSecondUnaudited: speed('distinct', 'open'),
  };
}
