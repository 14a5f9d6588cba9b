import type { Figures } from '../figures.js';
import type { Rounds } from './benchEngine.js';
import type { Variant } from './gateway/variants.js';
import type { Measured } from './load/measure.js';
import { median, rounded } from './median.js';

interface Found {
  readonly measured: Readonly<Record<Variant, Rounds>>;
  /** Calls of subgraphs that one question costs. */
  readonly calls: Readonly<Record<Variant, number>>;
  readonly answerBytes: number;
  readonly planMs: number;
  readonly apolloPlanMs: number;
}

/** Medians over the rounds, and their ratios. */
export function engineFigures({ measured, calls, ...more }: Found): Figures {
  const of = (variant: Variant, operations: keyof Rounds, figure: keyof Measured): number =>
    median(measured[variant][operations].map((round) => round[figure]));
  const ratio = (operations: keyof Rounds, over: Variant, ours: Variant = 'concordat'): number =>
    rounded(of(ours, operations, 'requestsPerSecond') / of(over, operations, 'requestsPerSecond'));
  return {
    identicalOverStock: ratio('identical', 'stock'),
    identicalOverKeepAlive: ratio('identical', 'keepAlive'),
    distinctOverStock: ratio('distinct', 'stock'),
    distinctOverKeepAlive: ratio('distinct', 'keepAlive'),
    dedupedOverKeepAlive: ratio('identical', 'keepAlive', 'deduped'),
    // Of CPU, which what else the machine does leaves alone: how many requests fit into the same CPU time.
    identicalCpuOverKeepAlive: rounded(
      of('keepAlive', 'identical', 'cpuMs') / of('concordat', 'identical', 'cpuMs'),
    ),
    distinctCpuOverKeepAlive: rounded(
      of('keepAlive', 'distinct', 'cpuMs') / of('concordat', 'distinct', 'cpuMs'),
    ),
    cpuMsPerRequest: of('concordat', 'identical', 'cpuMs'),
    distinctCpuMsPerRequest: of('concordat', 'distinct', 'cpuMs'),
    stockCpuMsPerRequest: of('stock', 'identical', 'cpuMs'),
    keepAliveCpuMsPerRequest: of('keepAlive', 'identical', 'cpuMs'),
    subgraphCallsPerQuery: calls.concordat,
    stockSubgraphCallsPerQuery: calls.stock,
    ...more,
    ...absolute(of),
  };
}

function absolute(
  of: (variant: Variant, operations: keyof Rounds, figure: keyof Measured) => number,
): Figures {
  const kinds = [
    ['stock', 'identical'],
    ['stock', 'distinct'],
    ['keepAlive', 'identical'],
    ['keepAlive', 'distinct'],
    ['concordat', 'identical'],
    ['concordat', 'distinct'],
    ['deduped', 'identical'],
  ] as const;
  const figures = ['requestsPerSecond', 'p50Ms', 'p99Ms', 'rssMegabytes'] as const;
  return Object.fromEntries(
    kinds.flatMap(([variant, operations]) =>
      figures.map((figure) => [`${variant}.${operations}.${figure}`, of(variant, operations, figure)]),
    ),
  );
}
