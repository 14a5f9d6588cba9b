import type { QueryPlanner } from '@graphql-hive/router-query-planner';
import type { PlannerFactory } from './planner.js';

/** No labels of progressive overrides are active; the package takes them all the same. */
const labels: Set<string> = new Set();
const percentage = 0;

/**
 * Loads the native planner.
 * @throws Error with what to do, where the package has no build for this machine (Windows, musl)
 */
export async function loadNativePlanner(): Promise<PlannerFactory> {
  const Native = await load();
  return (supergraphSdl) => {
    const planner = new Native(supergraphSdl);
    return { plan: (text, signal) => planner.planAsync(text, null, labels, percentage, signal) };
  };
}

async function load(): Promise<typeof QueryPlanner> {
  try {
    return (await import('@graphql-hive/router-query-planner')).QueryPlanner;
  } catch (cause) {
    const here = `${process.platform} on ${process.arch}`;
    throw new Error(
      `The query planner has no build for ${here}. It runs on Linux with glibc and on macOS, each on x64 and arm64: ` +
        'use one of them, or a container of one.',
      { cause },
    );
  }
}
