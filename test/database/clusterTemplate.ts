import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { setDurability } from '../../scripts/database/databaseServer.js';
import { openDatabaseServer } from '../../scripts/database/openDatabaseServer.js';
import { recallData } from '../../scripts/database/place.js';
import { temporaryFolder } from './temporaryHome.js';

/** Where the template of this run is; unset where its data could not be put into its home. */
const variable = 'CONCORDAT_TEST_CLUSTER';

/** Makes the home that tests' clusters are copies of: to copy one takes a fifth of the time. Answers with its folder. */
export async function makeClusterTemplate(): Promise<string> {
  const home = await temporaryFolder();
  const { server } = await openDatabaseServer({ home, say: () => {} });
  // Only data whose first set-up has ended is taken up again; a test throws it away, so nothing need wait for the disk.
  await server.seal();
  await setDurability(server.adminUrl, 'off');
  await server.stop();
  if ((await recallData(home)).startsWith(home)) process.env[variable] = home;
  return home;
}

/** A temporary home with an empty, stopped cluster; without a template one where the cluster is still to be made. */
export async function copyOfTemplate(): Promise<string> {
  const home = await temporaryFolder();
  const template = process.env[variable];
  if (template !== undefined) await promisify(execFile)('cp', ['-a', `${template}/.`, home]);
  return home;
}
