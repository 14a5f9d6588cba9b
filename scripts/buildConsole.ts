import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { z } from 'zod';

const require = createRequire(import.meta.url);

/**
 * What is built, by the name of the file that comes out. The editor's packages come with GraphiQL, which decides their
 * versions; npm puts them beside it.
 */
const entryPoints = {
  graphiql: fileURLToPath(new URL('../gateway/console/graphiql/client.js', import.meta.url)),
  'editor.worker': require.resolve('monaco-editor/esm/vs/editor/editor.worker.js'),
  'json.worker': require.resolve('monaco-editor/esm/vs/language/json/json.worker.js'),
  'graphql.worker': require.resolve('monaco-graphql/esm/graphql.worker.js'),
};

/** Packages whose versions decide what comes out: a change of one of them asks for a new build. */
const packages = ['graphiql', 'react', 'react-dom', 'graphql', 'esbuild'];

const manifest = z.object({ version: z.string() });

/** Name of the build: another for other versions, or for another client of ours. */
export function consoleVersion(): string {
  const versions = packages.map(
    (name) => `${name} ${manifest.parse(require(`${name}/package.json`)).version}`,
  );
  const client = readFileSync(entryPoints.graphiql, 'utf8');
  return createHash('sha256')
    .update([...versions, client].join('\n'))
    .digest('hex')
    .slice(0, 16);
}

/** Bundles GraphiQL, its workers and its fonts into a folder. Nothing of it is fetched from anywhere. */
export async function buildConsole(folder: string): Promise<void> {
  await build({
    entryPoints,
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    legalComments: 'linked',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    loader: { '.ttf': 'file', '.svg': 'dataurl' },
    assetNames: '[name]',
  });
}
