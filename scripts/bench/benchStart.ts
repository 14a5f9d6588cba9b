import { type Figures, median } from './figures.js';
import { startTimedHub, withHome } from './hubProcess.js';

const laterStarts = 5;

/** First start on an empty home, then later ones: seconds from the command to "ready". */
export function benchStart(): Promise<Figures> {
  return withHome(async (home) => {
    const first = await startTimedHub(home);
    const stops = [await first.stop()];
    const later: number[] = [];
    for (let run = 0; run < laterStarts; run++) {
      const hub = await startTimedHub(home);
      later.push(hub.readySeconds);
      stops.push(await hub.stop());
    }
    return {
      firstStartSeconds: first.readySeconds,
      laterStartSecondsMedian: median(later),
      laterStartSecondsMax: Math.max(...later),
      stopSecondsMedian: median(stops),
    };
  });
}
