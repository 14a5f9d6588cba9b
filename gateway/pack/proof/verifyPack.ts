import canonicalize from 'canonicalize';
import { z } from 'zod';
import { parsedJson } from '../../../schema/protocol/parsedJson.js';
import type { PackFile } from '../packFile.js';
import { type Manifest, type ManifestFigure, manifestPath, manifestSchema, sha256Of } from './manifest.js';
import { receiptFault, receiptPath } from './receipt.js';

/** Something of a pack that is not as its manifest says. */
export interface PackFault {
  /** A file of the pack, or a figure: "Figure 6a.1". */
  readonly where: string;
  readonly what: string;
}

export interface VerifiedPack {
  /** Undefined where it can't be read. */
  readonly manifest: Manifest | undefined;
  /** Hash of the manifest's bytes, which stands for the whole pack. */
  readonly sha256: string | undefined;
  readonly faults: readonly PackFault[];
}

/** Compares every file of a pack with its manifest. Pure. */
export function verifyPack(files: readonly PackFile[]): VerifiedPack {
  const own = files.find(({ path }) => path === manifestPath);
  if (own === undefined)
    return refused(undefined, 'It is missing, so nothing can be checked. Take the whole folder of the pack.');
  const sha256 = sha256Of(own.bytes);
  const text = new TextDecoder().decode(own.bytes);
  const parsed = manifestSchema.safeParse(parsedJson(text));
  if (!parsed.success)
    return refused(sha256, `It is no manifest of a pack: ${z.prettifyError(parsed.error)}`);
  const manifest = parsed.data;
  const faults = [
    ...(text === `${canonicalize(manifest) ?? ''}\n`
      ? []
      : [
          { where: manifestPath, what: 'It was written by something else than this program: not canonical.' },
        ]),
    ...manifest.files.flatMap((file) => fileFaults(file, files)),
    ...files
      .filter(
        ({ path }) =>
          path !== manifestPath &&
          path !== receiptPath &&
          !manifest.files.some((known) => known.path === path),
      )
      .map(({ path }) => ({ where: path, what: 'The manifest does not name it: it was added later.' })),
    ...receiptFaults(files, own.bytes),
  ];
  return { manifest, sha256, faults };
}

/** A pack may be without a receipt; one that is there is its own. */
function receiptFaults(files: readonly PackFile[], manifest: Uint8Array): readonly PackFault[] {
  const receipt = files.find(({ path }) => path === receiptPath);
  const what = receipt && receiptFault(receipt.bytes, manifest);
  return what === undefined ? [] : [{ where: receiptPath, what }];
}

const refused = (sha256: string | undefined, what: string): VerifiedPack => ({
  manifest: undefined,
  sha256,
  faults: [{ where: manifestPath, what }],
});

function fileFaults(
  { path, bytes, sha256 }: Manifest['files'][number],
  files: readonly PackFile[],
): readonly PackFault[] {
  const found = files.find((file) => file.path === path);
  if (found === undefined) return [{ where: path, what: 'It is missing.' }];
  if (sha256Of(found.bytes) === sha256) return [];
  const size = found.bytes.length === bytes ? '' : ` It has ${found.bytes.length} bytes instead of ${bytes}.`;
  return [{ where: path, what: `It was altered after the pack was built.${size}` }];
}

/** What a hub answers otherwise now, figure by figure. Pure. */
export function compareFigures(
  held: readonly ManifestFigure[],
  answered: readonly ManifestFigure[],
): readonly PackFault[] {
  return held.flatMap((figure) => {
    const where = `Figure ${figure.figure}`;
    const now = answered.find((one) => one.figure === figure.figure);
    if (now === undefined) return [{ where, what: 'The hub no longer answers it.' }];
    if (now.tableSha256 !== figure.tableSha256)
      return [{ where, what: `Its numbers are others now.${releaseText(figure, now)}` }];
    const changed = releaseText(figure, now);
    return changed === '' ? [] : [{ where, what: `Its numbers are the same.${changed}` }];
  });
}

/** City regions whose indicators are answered otherwise now. Pure. */
export const compareRegions = (
  held: Manifest['regions'],
  answered: Manifest['regions'],
): readonly PackFault[] =>
  Object.entries(held)
    .filter(([code, sha256]) => answered[code] !== sha256)
    .map(([code]) => ({ where: `City region ${code}`, what: 'Its indicators are others now.' }));

function releaseText(held: ManifestFigure, now: ManifestFigure): string {
  const gone = held.releases.filter(({ sha256 }) => !now.releases.some((one) => one.sha256 === sha256));
  return gone.map(({ id }) => ` The release ${id} no longer stands.`).join('');
}
