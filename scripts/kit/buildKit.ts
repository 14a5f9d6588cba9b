import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { collectKitData } from './collectKitData.js';
import { offlinePage } from './offlinePage.js';

const kit = fileURLToPath(new URL('../../subgraphs/kit/', import.meta.url));

const forNode = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  legalComments: 'linked',
  logLevel: 'error',
} as const;

/** Bundled packages of the older kind ask for Node's own by `require`. */
const banner =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

/** The kit as it is packed: one command that needs Node alone, and one page that needs a browser alone. */
export async function buildKit(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const data = JSON.stringify(collectKitData());
  await build({
    ...forNode,
    entryPoints: [path.join(kit, 'intake/command/main.ts')],
    outfile: path.join(folder, 'concordat-kit.mjs'),
    banner: { js: `#!/usr/bin/env node\n${banner}` },
  });
  await build({
    ...forNode,
    entryPoints: [path.join(kit, 'own/index.ts')],
    outfile: path.join(folder, 'concordat-kit.lib.mjs'),
    banner: { js: banner },
    // One copy of graphql, or two would not know each other's types.
    external: ['graphql', '@apollo/subgraph'],
  });
  await writeFile(path.join(folder, 'concordat-kit.data.json'), data);
  await writeFile(path.join(folder, 'concordat-kit.html'), await offlinePage(data));
}
