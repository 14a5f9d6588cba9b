import { register } from 'tsx/esm/api';

/** One empty database cluster, of which each test that needs a database has a copy. */
export default async function globalSetup() {
  register();
  const { makeClusterTemplate } = await import('./clusterTemplate.ts');
  globalThis.clusterTemplate = await makeClusterTemplate();
}
