import { startEngine } from '../../../../gateway/engine/engine.js';
import { question, supergraphSdl } from '../faultGraph.js';

/**
 * Asks once, in a process of its own: what a process trusts is settled when it starts (NODE_EXTRA_CA_CERTS). Takes the
 * addresses of both subgraphs, prints the answer.
 */
const [areas = '', partner = ''] = process.argv.slice(2);
const engine = await startEngine({
  supergraphSdl,
  subgraphUrl: (name) => (name === 'areas' ? areas : partner),
});
process.stdout.write(JSON.stringify(await engine.execute({ query: question })));
await engine.close();
