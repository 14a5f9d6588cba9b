import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

const offline = new URL('../../subgraphs/kit/intake/offline/', import.meta.url);

/** A browser has no files: what would read some isn't reached from the page, and is left out of it. */
const withoutNode: Plugin = {
  name: 'without-node',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: 'absent', sideEffects: false }));
    onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** One HTML file with everything in it. Its policy lets nothing be loaded, sent or added. */
export async function offlinePage(data: string): Promise<string> {
  const [page, style, script] = await Promise.all([
    readFile(new URL('page.html', offline), 'utf8'),
    readFile(new URL('page.css', offline), 'utf8'),
    bundledScript(),
  ]);
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const parts: Readonly<Record<string, string>> = { policy, style, script };
  return page
    .replace(/\/\*(policy|style|script)\*\//g, (_, name: string) => parts[name] ?? '')
    .replace('"/*data*/"', () => data.replaceAll('<', '\\u003c'));
}

async function bundledScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page.js', offline))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    legalComments: 'none',
    logLevel: 'error',
    alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' },
    plugins: [withoutNode],
  });
  const script = outputFiles[0]?.text ?? '';
  return script.replaceAll('</script', '<\\/script');
}

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
