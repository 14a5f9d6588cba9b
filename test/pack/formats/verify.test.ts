import { describe, expect, test } from '@jest/globals';
import { buildPack } from '../../../gateway/pack/buildPack.js';
import type { PackFile } from '../../../gateway/pack/packFile.js';
import { packFiles } from '../../../gateway/pack/packFiles.js';
import { diffPacks } from '../../../gateway/pack/proof/diffPacks.js';
import { manifestFigures } from '../../../gateway/pack/proof/manifest.js';
import { compareFigures, verifyPack } from '../../../gateway/pack/proof/verifyPack.js';
import { answerOf, makeFigure, makeMaterial, shareRow } from '../packMaterial.js';
import { builtPack, filesOf } from './builtPack.js';

const files = await filesOf();
const without = (path: string) => files.filter((file) => file.path !== path);
const withBytes = (path: string, change: (bytes: Uint8Array) => Uint8Array): readonly PackFile[] =>
  files.map((file) => (file.path === path ? { path, bytes: change(file.bytes) } : file));
const flipped = (bytes: Uint8Array): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  const at = Math.floor(copy.length / 2);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

describe('verifying a pack', () => {
  test('finds nothing in one that was left alone', () => {
    expect(verifyPack(files)).toMatchObject({ faults: [], sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  test.each(files.map(({ path }) => path).filter((path) => path !== 'manifest.json'))(
    'names %s where one byte of it was altered, or all of it is missing',
    (path) => {
      expect(verifyPack(withBytes(path, flipped)).faults).toEqual([
        { where: path, what: 'It was altered after the pack was built.' },
      ]);
      expect(verifyPack(without(path)).faults).toEqual([{ where: path, what: 'It is missing.' }]);
    },
  );

  test('names a file that was added', () => {
    const added = { path: 'figures/Figure_6f.1.svg', bytes: new Uint8Array([1]) };
    expect(verifyPack([...files, added]).faults.map(({ where }) => where)).toEqual([added.path]);
  });

  test('refuses a manifest that is missing, broken or written anew', () => {
    const text = (change: (json: string) => string) =>
      withBytes('manifest.json', (bytes) =>
        new TextEncoder().encode(change(new TextDecoder().decode(bytes))),
      );
    expect(verifyPack(without('manifest.json')).faults[0]?.what).toMatch(/^It is missing/);
    expect(verifyPack(text(() => '{')).faults[0]?.what).toMatch(/^It is no manifest/);
    expect(verifyPack(text((json) => json.replace('"WHOLE"', '"MINE"'))).faults[0]?.what).toMatch(/variant/);
    expect(verifyPack(text((json) => ` ${json}`)).faults[0]?.what).toMatch(/not canonical/);
  });
});

const share = (percent: number) =>
  answerOf([shareRow('OFFICIAL'), shareRow('OFFICIAL', { period: '2023', value: 109, percent })]);
const packOf = (percent: number) =>
  buildPack(makeMaterial([makeFigure()], { '6a.1': share(percent) }, { variant: 'OFFICIAL' }));

describe('comparing a pack with what is answered now', () => {
  test('names the figure whose numbers are others, and the one that is gone', () => {
    const held = manifestFigures(packOf(54.6));
    expect(compareFigures(held, manifestFigures(packOf(54.6)))).toEqual([]);
    expect(compareFigures(held, manifestFigures(packOf(54.7)))).toEqual([
      { where: 'Figure 6a.1', what: 'Its numbers are others now.' },
    ]);
    expect(compareFigures(manifestFigures(builtPack()), held).map(({ where }) => where)).toContain(
      'Figure 6a.2',
    );
  });

  test('says in words which number became which', async () => {
    const [before, after] = [
      await packFiles(packOf(54.6), () => {}),
      await packFiles(packOf(54.7), () => {}),
    ];
    expect(diffPacks(before, before)).toEqual([]);
    expect(diffPacks(before, after)).toEqual([
      'Figure 6a.1: 2023, Per cent: 54.6% became 54.7%.',
      'The text of the pack is another one.',
    ]);
  });
});
