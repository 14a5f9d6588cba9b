import { readdirSync, readFileSync } from 'node:fs';
import type { Figures } from './figures.js';
import { startTimedHub, type TimedHub, withHome } from './hubProcess.js';

/** About a million NRM cases: the demonstration has 62,061. */
const scale = 17;
/** Asked before any is timed: a hub's first questions meet cold caches and unoptimised code. */
const warmUp = 150;
const questions = 250;

/** Starts at scale 1 and at a million cases: seconds, greatest memory, and the time of one dataset question. */
export async function benchScale(): Promise<Figures> {
  const small = await measure(1);
  const large = await measure(scale);
  return {
    scale,
    firstStartSeconds: large.readySeconds,
    peakMegabytes: large.peakMegabytes,
    questionMsAtScale1: small.questionMs,
    questionMsAtScale: large.questionMs,
    questionRatio: Math.round((large.questionMs / small.questionMs) * 100) / 100,
  };
}

function measure(times: number) {
  return withHome(async (home) => {
    const memory = watchMemory();
    const hub = await startTimedHub(home, ['--scale', String(times)]);
    const peakMegabytes = memory.stop();
    const questionMs = await medianQuestion(hub);
    await hub.stop();
    return { readySeconds: hub.readySeconds, peakMegabytes, questionMs };
  });
}

const query = `{ areas(kind: CITY_REGION) { code referralsMade(period: "2019..2023", table: FORCE_YEAR_EXPLOITATION) {
  cells(exploitation: [ALL, ANY_DOMESTIC]) { period count { value status } } } } }`;

async function medianQuestion({ url }: TimedHub): Promise<number> {
  const times: number[] = [];
  for (let at = 0; at < warmUp + questions; at++) {
    const begun = performance.now();
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query }),
    });
    await response.text();
    if (at >= warmUp) times.push(performance.now() - begun);
  }
  const median = times.sort((a, b) => a - b)[Math.floor(questions / 2)] ?? 0;
  return Math.round(median * 10) / 10;
}

/** Greatest sum of what the processes below this one hold (proportional set size), in megabytes; Linux only. */
function watchMemory() {
  let peakKilobytes = 0;
  const look = () => {
    peakKilobytes = Math.max(peakKilobytes, heldBelow(process.pid));
  };
  const timer = setInterval(look, 500);
  return {
    stop: () => {
      clearInterval(timer);
      return Math.round(peakKilobytes / 1024);
    },
  };
}

function heldBelow(root: number): number {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(
        (pid) => [Number(pid), Number(/\) \S (\d+)/.exec(textOf(`/proc/${pid}/stat`))?.[1] ?? 0)] as const,
      ),
  );
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid) ?? 0;
    return parent === root || (parent > 1 && isBelow(parent));
  };
  const held = (pid: number) => Number(/^Pss:\s+(\d+)/m.exec(textOf(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
  return [...parents.keys()].filter(isBelow).reduce((sum, pid) => sum + held(pid), 0);
}

/** A process can end between two looks. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
