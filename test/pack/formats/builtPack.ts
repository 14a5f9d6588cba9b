import { buildPack } from '../../../gateway/pack/buildPack.js';
import type { PackFile } from '../../../gateway/pack/packFile.js';
import { packFiles } from '../../../gateway/pack/packFiles.js';
import { answerOf, makeFigure, makeMaterial, shareRow } from '../packMaterial.js';

const years = (provenance: 'OFFICIAL' | 'SYNTHETIC') =>
  answerOf([
    shareRow(provenance),
    shareRow(provenance, { period: '2023', value: 109, percent: 54.6 }),
    shareRow(provenance, { period: '2024', value: null, percent: null, status: 'WITHHELD' }),
  ]);

/** A pack of one published and one invented figure, with a withheld cell in each. */
export const builtPack = (variant: 'WHOLE' | 'OFFICIAL' = 'WHOLE') =>
  buildPack(
    makeMaterial(
      [makeFigure(), makeFigure({ id: '6a.2', official: false })],
      { '6a.1': years('OFFICIAL'), '6a.2': years('SYNTHETIC') },
      { variant },
    ),
  );

export const filesOf = (variant: 'WHOLE' | 'OFFICIAL' = 'WHOLE') => packFiles(builtPack(variant), () => {});

export function fileOf(files: readonly PackFile[], path: string): Uint8Array {
  const found = files.find((file) => file.path === path);
  if (found === undefined) throw new TypeError(`The pack has no ${path}.`);
  return found.bytes;
}
