import { z } from 'zod';
import type { BenchProcess } from '../process/startProcess.js';

/** One gateway under load. */
export interface Measured {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU that the gateway's process used, per request. */
  readonly cpuMs: number;
  readonly rssMegabytes: number;
}

export interface Processes {
  readonly load: BenchProcess;
  readonly gateway: BenchProcess;
}

export interface LoadOrder {
  readonly url: string;
  readonly requests: number;
  readonly connections: number;
  readonly firstOperation: number;
  /** What every request shows beside its document. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

const seen = z.object({
  completed: z.number(),
  failed: z.literal(0),
  seconds: z.number(),
  p50Ms: z.number(),
  p99Ms: z.number(),
});
const used = z.object({ cpuMs: z.number(), rssMegabytes: z.number() });

/** Puts a gateway under load. A single request that fails makes the whole measurement worthless, and throws. */
export async function measure({ load, gateway }: Processes, order: LoadOrder): Promise<Measured> {
  const before = await gateway.ask('used', used);
  const { completed, seconds, p50Ms, p99Ms } = await load.ask(order, seen);
  const after = await gateway.ask('used', used);
  return {
    requestsPerSecond: completed / seconds,
    p50Ms,
    p99Ms,
    cpuMs: (after.cpuMs - before.cpuMs) / completed,
    rssMegabytes: after.rssMegabytes,
  };
}
