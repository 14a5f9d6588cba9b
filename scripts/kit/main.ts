import { fileURLToPath } from 'node:url';
import { buildKit } from './buildKit.js';

await buildKit(fileURLToPath(new URL('../../subgraphs/kit/dist/', import.meta.url)));
