import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { editionText } from '../../../schema/pack/editions.js';
import type { AskSection, Pack } from '../pack.js';
import { type PackFile, textFile } from '../packFile.js';

export const manifestPath = 'manifest.json';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const fileSchema = z.strictObject({
  path: z.string().min(1),
  bytes: z.int().nonnegative(),
  sha256: hash,
});

const figureSchema = z.strictObject({
  figure: z.string(),
  question: z.string(),
  variables: z.record(z.string(), z.string()),
  releases: z.array(
    z.strictObject({
      id: z.string(),
      owner: z.string(),
      provenance: z.string(),
      vintage: z.string(),
      sha256: hash,
    }),
  ),
  /** SHA-256 of the figure's table as canonical JSON (RFC 8785). */
  tableSha256: hash,
});

export const askPositions = ['SUPPORT', 'RESERVATION', 'ABSTAIN'] as const;

const endorsementSchema = z.strictObject({
  organisation: z.string(),
  signatory: z.string(),
  positions: z.array(
    z.strictObject({ ask: z.string(), position: z.enum(askPositions), reservation: z.string().optional() }),
  ),
});

/** An organisation as the pack prints it, with how it stands to each ask. A reservation is in its own words. */
export type PrintedEndorsement = Readonly<z.infer<typeof endorsementSchema>>;

export const manifestSchema = z.strictObject({
  format: z.literal('concordat-pack-1'),
  variant: z.enum(['WHOLE', 'OFFICIAL']),
  /** What of everything it holds, as it is asked for: `whole`, `ask:6a`. */
  edition: z.string(),
  builtOn: z.iso.date(),
  isSynthetic: z.boolean(),
  figures: z.array(figureSchema),
  /** Hash of what stands under each ask, words and figures, by its id. */
  asks: z.record(z.string(), hash),
  /** Hash of the manifest of the pack that it takes the place of. */
  replaces: hash.nullable(),
  /** Who is printed as standing behind it. */
  endorsements: z.array(endorsementSchema),
  /** Ids of all releases that any number comes from. */
  releases: z.array(z.string().min(1)),
  /** Hash of each city region's lines, by its code. */
  regions: z.record(z.string(), hash),
  files: z.array(fileSchema).min(1),
});

/** What is in a pack, by hash: each file, and each figure with the releases it was made of. */
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;
export type ManifestFigure = Manifest['figures'][number];

export const sha256Of = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

/** `manifest.json` as canonical JSON (RFC 8785), so that its own hash stands for the whole pack. */
export function manifestFile(pack: Pack, files: readonly PackFile[]): PackFile {
  const manifest: Manifest = {
    format: 'concordat-pack-1',
    variant: pack.variant,
    edition: editionText(pack.edition),
    builtOn: pack.builtOn,
    isSynthetic: pack.isSynthetic,
    figures: manifestFigures(pack),
    asks: askHashes(pack),
    replaces: pack.replaces ?? null,
    endorsements: pack.endorsements.map((one) => ({ ...one, positions: [...one.positions] })),
    releases: releasesOf(pack),
    regions: manifestRegions(pack),
    files: files.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: sha256Of(bytes) })),
  };
  return textFile(manifestPath, `${canonicalize(manifest) ?? ''}\n`);
}

/** Hash of all that stands under each ask. How old a release is by now is no part of it: it says the same tomorrow. */
export const askHashes = ({ asks }: Pick<Pack, 'asks'>): Record<string, string> =>
  Object.fromEntries(asks.map((ask) => [ask.id, sha256Of(canonicalize(ageless(ask)) ?? '')]));

const ageless = (ask: AskSection) => ({
  ...ask,
  figures: ask.figures.map((figure) => ({
    ...figure,
    releases: figure.releases.map(({ ageInDays: _, ...release }) => release),
  })),
});

const releasesOf = ({ asks, regions }: Pack): string[] => {
  const figures = asks.flatMap((ask) => ask.figures.flatMap(({ releases }) => releases.map(({ id }) => id)));
  const lines = regions.flatMap((page) => page.lines.flatMap(({ releases }) => releases));
  return [...new Set([...figures, ...lines])].sort();
};

/** The pages of the city regions of a pack, by their hashes. */
export const manifestRegions = ({ regions }: Pack): Record<string, string> =>
  Object.fromEntries(regions.map(({ code, lines }) => [code, sha256Of(canonicalize(lines) ?? '')]));

/** The figures of a pack with what they were made of, to be compared with those of another. */
export const manifestFigures = ({ asks }: Pack): ManifestFigure[] =>
  asks
    .flatMap(({ figures }) => figures)
    .map(({ id, question, variables, releases, table }) => ({
      figure: id,
      question,
      variables: { ...variables },
      releases: releases.map(({ id: release, owner, provenance, vintage, sha256 }) => ({
        id: release,
        owner,
        provenance,
        vintage,
        sha256,
      })),
      tableSha256: sha256Of(canonicalize(table) ?? ''),
    }));
