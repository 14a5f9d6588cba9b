import { readdirSync, readFileSync } from 'node:fs';
import { type Figures, median, quantile } from './figures.js';
import { startTimedHub, type TimedHub, withHome } from './hubProcess.js';

/** About a million NRM cases: the demonstration has 62,061. */
const scale = 17;
/** Asked of each hub before any is timed: a hub's first questions meet cold caches and unoptimised code. */
const warmUp = 150;
/** Rounds that are timed; in each both hubs are asked once, so that both meet the same noise. */
const rounds = 250;
const undisturbed = 0.1;

/**
 * Starts a demonstration of a million cases and the usual one: seconds, greatest memory, and the time of one dataset
 * question on each, asked in turns.
 */
export function benchScale(): Promise<Figures> {
  return withHome((largeHome) =>
    withHome(async (smallHome) => {
      const memory = watchMemory();
      const large = await startTimedHub(largeHome, ['--scale', String(scale)]);
      const peakMegabytes = memory.stop();
      const small = await startTimedHub(smallHome, ['--scale', '1']);
      const times = await askInTurns(small, large);
      await Promise.all([small.stop(), large.stop()]);
      const [atOne, atScale] = [times.map(([one]) => one), times.map(([, other]) => other)];
      return {
        scale,
        firstStartSeconds: large.readySeconds,
        peakMegabytes,
        questionMsAtScale1: tenths(median(atOne)),
        questionMsAtScale: tenths(median(atScale)),
        questionRatio: hundredths(median(times.map(([one, other]) => other / one))),
        // The tenth that the machine disturbed least.
        undisturbedRatio: hundredths(quantile(atScale, undisturbed) / quantile(atOne, undisturbed)),
      };
    }),
  );
}

const query = `{ areas(kind: CITY_REGION) { code referralsMade(period: "2019..2023", table: FORCE_YEAR_EXPLOITATION) {
  cells(exploitation: [ALL, ANY_DOMESTIC]) { period count { value status } } } } }`;

async function askInTurns(small: TimedHub, large: TimedHub): Promise<(readonly [number, number])[]> {
  const times: (readonly [number, number])[] = [];
  for (let at = 0; at < warmUp + rounds; at++) {
    const pair = [await timeQuestion(small), await timeQuestion(large)] as const;
    if (at >= warmUp) times.push(pair);
  }
  return times;
}

async function timeQuestion({ url }: TimedHub): Promise<number> {
  const begun = performance.now();
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ query });
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
  await response.text();
  return performance.now() - begun;
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
const hundredths = (value: number): number => Math.round(value * 100) / 100;

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
