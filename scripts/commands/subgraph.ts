import type { Config } from '../../gateway/config.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { startSubgraphServer } from '../../subgraphs/kit/index.js';
import { type Databases, findDatabases } from '../database/databases.js';
import { openAudit } from '../hub/openAudit.js';
import { prepareData } from '../hub/prepareData.js';
import { prepareDatabases } from '../hub/prepareDatabases.js';
import { runUntilStopped } from '../runUntilStopped.js';
import { homeKeys } from '../subgraphKeys/homeKeys.js';
import { provideKeyRings } from '../subgraphKeys/keyRingFile.js';
import { seedSubgraphs } from '../subgraphs/seedSubgraphs.js';
import { startSubgraphs } from '../subgraphs/shippedSubgraphs.js';
import { isSubgraphName, subgraphNames } from '../subgraphs/subgraphNames.js';
import { readTlsIdentity } from '../tls/readTlsIdentity.js';
import type { StartOptions } from './start.js';

export interface SubgraphOptions {
  readonly config: Config;
  readonly name: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Scheme, host and port that hubs send to, where they aren't those it listens on. */
  readonly publicOrigin?: string | undefined;
  /** Folder with certificate, key and authority; left out, it answers over plain HTTP. */
  readonly tls?: string | undefined;
}

/** `concordat subgraph <name>`: one subgraph by itself, on the databases of a running hub or else on its own. */
export async function subgraph({
  config,
  name,
  port,
  publicOrigin,
  tls: folder,
}: SubgraphOptions): Promise<void> {
  if (!isSubgraphName(name)) throw unknownSubgraph(name);
  const tls = await readTlsIdentity(folder);
  await runUntilStopped(config.colour, async (running) => {
    const { databases, died } = await databasesFor({ config, ...running });
    await seedSubgraphs(databases);
    const subgraphs = await startSubgraphs([name], { databases });
    await provideKeyRings(config.home, [name], { now: new Date() });
    const { findKey } = homeKeys(config.home);
    const options = {
      subgraphs,
      findKey,
      host: '127.0.0.1',
      port,
      publicOrigin,
      tls,
      onError: console.error,
    };
    const server = await running.progress.step(`Starting ${name}`, () => startSubgraphServer(options));
    await running.resources.own(`the subgraph ${name}`, server.close);
    process.stdout.write(`Subgraph ${name} is ready at ${server.url(name)}\n`);
    return { died };
  });
}

const never = new Promise<never>(() => {});

async function databasesFor(options: StartOptions): Promise<{ databases: Databases; died: Promise<never> }> {
  const running = await findDatabases(options.config).catch((error: unknown) => {
    if (error instanceof ConcordatError && error.code === 'DATABASE_OUT_OF_REACH') return undefined;
    throw error;
  });
  if (running) return { databases: running, died: never };
  const { server, databases } = await prepareDatabases(options);
  const { home } = options.config;
  const audit = await openAudit({ ...options, home, databases, clock: () => new Date() });
  await prepareData({ ...options, databases, audit: audit.log });
  if (server.isNew) await options.progress.step('Writing everything to disk', () => server.seal());
  return { databases, died: server.died };
}

function unknownSubgraph(name: string): ConcordatError {
  return new ConcordatError('ARGUMENT_INVALID', {
    expected: `a subgraph: ${subgraphNames.join(', ')}`,
    found: `"${name}"`,
    remedy: 'Name one of them.',
  });
}
