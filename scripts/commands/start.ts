import type { Config } from '../../gateway/config.js';
import { openAudit } from '../hub/openAudit.js';
import { prepareData } from '../hub/prepareData.js';
import { prepareDatabases } from '../hub/prepareDatabases.js';
import type { Progress } from '../progress.js';
import type { Resources } from '../resources.js';
import { runUntilStopped } from '../runUntilStopped.js';
import { forkSubgraphs } from '../subgraphs/subgraphChild.js';

/** What a start needs from outside. */
export interface StartOptions {
  readonly config: Config;
  readonly progress: Progress;
  /** Owns whatever the start brings to life. */
  readonly resources: Resources;
  /** Every synthetic person of the demonstration stands for so many; left out, what the home has, else 1. */
  readonly scale?: number | undefined;
}

/** A hub that runs. */
export interface RunningConcordat {
  readonly url: string;
  /** Rejects when something has died that everything else needs. */
  readonly died: Promise<never>;
}

/** `concordat start`: everything, until it is stopped. */
export async function start(config: Config, scale: number | undefined): Promise<void> {
  await runUntilStopped(config.colour, async (running) => {
    const { url, died } = await startConcordat({ config, scale, ...running });
    process.stdout.write(`Concordat is ready at ${url}\n`);
    return { died };
  });
}

/** Starts everything, step by step. What has been started is owned by `resources`, also if a later step fails. */
export async function startConcordat(options: StartOptions): Promise<RunningConcordat> {
  // What takes longest to load begins to load at once, while the database starts.
  const child = forkSubgraphs();
  await options.resources.own('the subgraphs', child.stop);
  const serving = import('../hub/serveHub.js');
  const { server, databases } = await prepareDatabases(options);
  const { home } = options.config;
  const audit = await openAudit({ ...options, home, databases, clock: () => new Date() });
  const prepared = await prepareData({ ...options, databases, audit: audit.log });
  // Until it is sealed, a first set-up that breaks off is begun anew by the next start.
  if (server.isNew) await options.progress.step('Writing everything to disk', () => server.seal());
  const { serveHub } = await serving;
  const { url, died } = await serveHub({ ...options, ...prepared, audit, child, databases });
  return { url, died: Promise.race([server.died, died]) };
}
