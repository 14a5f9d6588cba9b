import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { buildConsole, consoleVersion } from '../../scripts/buildConsole.js';

test('GraphiQL is built whole, with its workers and fonts, and asks no other host for anything', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'graphiql-'));
  try {
    await buildConsole(folder);
    const built = readdirSync(folder).filter((file) => !file.endsWith('.LEGAL.txt'));
    expect(built.sort()).toEqual([
      'codicon.ttf',
      'editor.worker.js',
      'graphiql.css',
      'graphiql.js',
      'graphql.worker.js',
      'json.worker.js',
    ]);
    const styles = readFileSync(path.join(folder, 'graphiql.css'), 'utf8');
    expect(styles.match(/url\(["']?https?:[^)]*\)|@import[^;]*https?:/g)).toBeNull();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a build is known by the versions it was made from', () => {
  expect(consoleVersion()).toMatch(/^[0-9a-f]{16}$/);
});
