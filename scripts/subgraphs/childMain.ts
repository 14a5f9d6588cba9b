import { once } from 'node:events';
import path from 'node:path';
import { readConfig } from '../../gateway/config.js';
import { startSubgraphServer, startWitness } from '../../subgraphs/kit/index.js';
import { findDatabases } from '../database/databases.js';
import { auditSigner } from '../hub/auditSigner.js';
import { homeKeys } from '../subgraphKeys/homeKeys.js';
import { seedSubgraphs } from './seedSubgraphs.js';
import { startSubgraphs } from './shippedSubgraphs.js';
import { subgraphNames } from './subgraphNames.js';

// Ctrl-C reaches the whole group; the hub decides when its subgraphs stop.
process.on('SIGINT', () => {});
// The hub died without stopping us.
process.once('disconnect', () => process.exit(1));

await once(process, 'message');
const config = readConfig();
const databases = await findDatabases(config);
await seedSubgraphs(databases);
const subgraphs = await startSubgraphs(subgraphNames, { databases });
const { verifier } = auditSigner(databases);
const witness = (name: string) =>
  startWitness({ file: path.join(config.home, 'witness', `${name}.checkpoint`), verifier });
const server = await startSubgraphServer({
  subgraphs,
  witness,
  findKey: homeKeys(config.home).findKey,
  host: '127.0.0.1',
  port: 0,
  onError: console.error,
});
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
process.send?.({ origin: new URL(server.url('')).origin });
