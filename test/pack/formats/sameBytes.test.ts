import { expect, test } from '@jest/globals';
import { manifestSchema, sha256Of } from '../../../gateway/pack/proof/manifest.js';
import { fileOf, filesOf } from './builtPack.js';

test('the same pack makes the same bytes, whenever it is written', async () => {
  const first = await filesOf();
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  const second = await filesOf();
  expect(second.map(({ path, bytes }) => [path, sha256Of(bytes)])).toEqual(
    first.map(({ path, bytes }) => [path, sha256Of(bytes)]),
  );
});

test('the manifest names every other file with its hash', async () => {
  const files = await filesOf();
  const manifest = manifestSchema.parse(JSON.parse(new TextDecoder().decode(fileOf(files, 'manifest.json'))));
  const others = files.filter(({ path }) => path !== 'manifest.json');
  expect(manifest.files).toEqual(
    others.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: sha256Of(bytes) })),
  );
  expect(manifest.figures.map(({ figure, releases }) => [figure, releases.map(({ id }) => id)])).toEqual([
    ['6a.1', ['home-office.decisions.2024-03-07']],
    ['6a.2', ['met-demo.decisions.2026-09-30']],
  ]);
});
