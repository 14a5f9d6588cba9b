import { readConfig } from '../../gateway/config.js';
import { startSubgraphServer } from '../../subgraphs/kit/index.js';
import { findDatabases } from '../database/databases.js';
import { startSubgraphs, subgraphNames } from './shippedSubgraphs.js';

const databases = await findDatabases(readConfig());
const subgraphs = await startSubgraphs(subgraphNames, { databases });
const server = await startSubgraphServer({ subgraphs, host: '127.0.0.1', port: 0, onError: console.error });

const stop = () => void server.close().then(() => process.exit(0));
// Ctrl-C reaches the whole group; the hub decides when its subgraphs stop.
process.on('SIGINT', () => {});
process.once('SIGTERM', stop);
// The hub died without stopping us.
process.once('disconnect', stop);
process.send?.({ origin: new URL(server.url('')).origin });
