import { register } from 'tsx/esm/api';

/**
 * One hub for all tests that ask through the front door: a first start with data takes most of a minute.
 * Jest doesn't transform this file, so tsx does what @swc/jest does elsewhere.
 */
export default async function globalSetup() {
  register();
  const { makeHome, startHubProcess } = await import('./startTestHub.ts');
  const hub = await startHubProcess(await makeHome());
  globalThis.startedTestHub = hub;
  process.env.CONCORDAT_TEST_HUB = JSON.stringify({ url: hub.url, home: hub.home });
}
