/** Stops the hub that globalSetup started, and removes its home. */
export default async function globalTeardown() {
  const hub = globalThis.startedTestHub;
  const { removeHome } = await import('./startTestHub.ts');
  await hub?.stop();
  if (hub) await removeHome(hub.home);
}
