import { register } from 'tsx/esm/api';

// A worker thread doesn't inherit the loader that reads TypeScript.
register();
await import('./checkWorker.ts');
