import { type Measured, measure } from './load/measure.js';
import type { BenchProcess } from './process/startProcess.js';

const connections = 50;
const warmUpRequests = 500;
const seconds = 4;

/** The same question again and again, and questions that nobody has planned before. */
export const kinds = ['identical', 'distinct'] as const;

/** A gateway that runs, under the name that its figures get. */
export interface Contender<Name extends string> {
  readonly name: Name;
  readonly gateway: BenchProcess;
  readonly url: string;
  /** What every request shows beside its document. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export interface Turn<Name extends string> extends Measured {
  readonly name: Name;
  readonly kind: (typeof kinds)[number];
}

interface Turns<Name extends string> {
  readonly load: BenchProcess;
  readonly contenders: readonly Contender<Name>[];
  readonly rounds: number;
}

/** Every gateway once a round, so that what else the machine does falls on all of them. The first round warms up. */
export async function gatewaysInTurn<Name extends string>({
  load,
  contenders,
  rounds,
}: Turns<Name>): Promise<readonly Turn<Name>[]> {
  const found: Turn<Name>[] = [];
  let operation = 1_000_000;
  for (let round = 0; round <= rounds; round += 1) {
    for (const kind of kinds) {
      for (const { name, gateway, url, headers } of contenders) {
        const before = found.find((one) => one.kind === kind && one.name === name);
        const requests = before
          ? Math.ceil((before.requestsPerSecond * seconds) / connections) * connections
          : warmUpRequests;
        const firstOperation = kind === 'identical' ? 0 : operation;
        const order = { url, connections, requests, firstOperation, headers };
        found.push({ ...(await measure({ load, gateway }, order)), name, kind });
        operation += 100_000;
      }
    }
  }
  return found.slice(kinds.length * contenders.length);
}
