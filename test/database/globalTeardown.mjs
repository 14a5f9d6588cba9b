/** Removes the cluster that globalSetup made. */
export default async function globalTeardown() {
  const { removeHome } = await import('./temporaryHome.ts');
  if (globalThis.clusterTemplate) await removeHome(globalThis.clusterTemplate);
}
