import { once } from 'node:events';
import { readConfig } from '../../gateway/config.js';
import { startSubgraphServer } from '../../subgraphs/kit/index.js';
import { findDatabases } from '../database/databases.js';
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
const server = await startSubgraphServer({
  subgraphs,
  findKey: homeKeys(config.home).findKey,
  host: '127.0.0.1',
  port: 0,
  onError: console.error,
});
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
process.send?.({ origin: new URL(server.url('')).origin });
